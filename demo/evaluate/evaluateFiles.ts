import type { Evaluation, Model, Prediction } from '../../src/domain/prediction/types.js'
import type { FactorWeight } from '../../src/domain/prediction/weighFactors.js'
import type { Columns, Suspicion } from './columns.js'
import type { EvaluateArguments } from './readArguments.js'
import type { Mismatch, Reading, Rows } from './readTables.js'

import { evaluate } from '../../src/domain/prediction/evaluate.js'
import { predict } from '../../src/domain/prediction/predict.js'
import { train } from '../../src/domain/prediction/train.js'
import { weighFactors } from '../../src/domain/prediction/weighFactors.js'
import { Refusal } from '../refusal.js'
import { findSuspects, isIdentifier, toExamples } from './columns.js'
import { findColumns } from './findColumns.js'
import { readTable } from './readTable.js'
import { readHeldOut, readTraining } from './readTables.js'

/** Why each column was not used, and which were. */
export type ColumnReport = {
  excluded: string[]
  identifiers: string[]
  /** Look like suspects and are used all the same, because one was told to. */
  kept: string[]
  suspects: ({ column: string } & Suspicion)[]
  used: string[]
}

export type Report = {
  columns: ColumnReport
  explained: ({ outcome: boolean; row: number } & Prediction)[]
  factors: FactorWeight[]
  /** The largest gap between the sum of the reasons and the log-odds, over all rows measured. */
  largestGap: number
  metrics: Evaluation
  mismatch: Mismatch
  outcome: string
  /** Straight lines without pairs on the same columns. */
  plainRidge: Evaluation
  /** Rows measured on that are among those learned from, by what names them. */
  sharedRows: number
  tested: { file: string; how: 'cross-validation' | 'held-out'; rows: number; unfinished: number }
  training: { file: string; positives: number; rows: number; unfinished: number }
}

const without = ({ columns, names }: { columns: Columns; names: Iterable<string> }): Columns => {
  const left = new Set(names)
  return new Map([...columns].filter(([name]) => !left.has(name)))
}

/** What to leave out of the columns, and why. */
const chooseColumns = ({
  asked: { exclude, ids, keep },
  rows: { name, columns, outcomes },
}: {
  asked: EvaluateArguments
  rows: Rows
}): ColumnReport => {
  const names = (typed: readonly string[]): string[] =>
    findColumns({ columns: columns.keys(), file: name, typed })
  const excluded = names(exclude)
  const kept = names(keep)
  const named = names(ids)
  const found = [...columns].filter(([column, cells]) => isIdentifier({ name: column, cells }))
  const identifiers = [...new Set([...found.map(([column]) => column), ...named])].filter(
    (column) => !excluded.includes(column) && !kept.includes(column),
  )
  const left = without({ columns, names: [...excluded, ...identifiers] })
  const suspects = [...findSuspects({ columns: left, outcomes })]
  const refused = suspects.filter(([column]) => !kept.includes(column))
  return {
    excluded,
    identifiers,
    kept: suspects.map(([column]) => column).filter((column) => kept.includes(column)),
    suspects: refused.map(([column, suspicion]) => ({ column, ...suspicion })),
    used: [...without({ columns: left, names: refused.map(([column]) => column) }).keys()],
  }
}

/** What names the rows, as one text for each. */
const nameRows = ({
  columns,
  identifiers,
}: {
  columns: Columns
  identifiers: string[]
}): string[] => {
  const [first, ...more] = identifiers.map((column) => columns.get(column)!)
  return (first ?? []).map((cell, row) =>
    JSON.stringify([cell, ...more.map((cells) => cells[row] ?? null)]),
  )
}

/** How many of the rows to be measured on were learned from. */
const countShared = ({
  heldOut,
  identifiers,
  training,
}: {
  heldOut: Rows
  identifiers: string[]
  training: Rows
}): number => {
  const known = new Set(nameRows({ columns: training.columns, identifiers }))
  return nameRows({ columns: heldOut.columns, identifiers }).filter((name) => known.has(name))
    .length
}

const learn = async ({ isStraight, rows }: { isStraight: boolean; rows: Rows }) => {
  const training = await train({ examples: toExamples(rows), isStraight })
  if (!training.ok) {
    const { count, ofEach } = training.missing
    throw new Refusal(
      `${rows.name} holds too little history: ${count > 0 ? `${count} more rows` : `${ofEach} more rows of the rarer outcome`} would do.`,
    )
  }
  return training
}

const scoreRows = ({ model, rows }: { model: Model; rows: Rows }): Prediction[] => {
  const prior = model.sample.positives / model.sample.count
  return toExamples(rows).map(({ features }) => predict({ features, model, prior }))
}

const probabilitiesOf = (predictions: Prediction[]): number[] =>
  predictions.map(({ probability }) => probability)

const gapOf = ({ contributions, intercept, logOdds }: Prediction): number =>
  Math.abs(contributions.reduce((sum, { points }) => sum + points, intercept) - logOdds)

/** The rows the figures are about: those of a second file, else the same by cross-validation. */
const readTested = ({
  asked: { heldOut },
  columns: { identifiers, used },
  outcome,
  readings,
  training,
}: {
  asked: EvaluateArguments
  columns: ColumnReport
  outcome: string
  readings: Reading[]
  training: Rows
}): { mismatch: Mismatch; rows: Rows; sharedRows: number } => {
  if (!heldOut) {
    return { mismatch: { extra: [], missing: [] }, rows: training, sharedRows: 0 }
  }
  const table = readTable({ file: heldOut })
  const { mismatch, rows } = readHeldOut({ outcome, readings, table, used })
  if (rows.outcomes.length === 0) {
    throw new Refusal(`${rows.name} holds no row with an outcome: there is nothing to measure on.`)
  }
  return { mismatch, rows, sharedRows: countShared({ heldOut: rows, identifiers, training }) }
}

const restrict = ({ rows, used }: { rows: Rows; used: string[] }): Rows => ({
  ...rows,
  columns: new Map(used.map((name) => [name, rows.columns.get(name)!])),
})

/**
 * Learns from one file and says how well that foretells the outcomes of another.
 *
 * @throws Refusal with a sentence that says what to change
 */
export const evaluateFiles = async (asked: EvaluateArguments): Promise<Report> => {
  const table = readTable({ file: asked.train })
  const { outcome, readings, rows: all } = readTraining({ outcome: asked.outcome, table })
  const columns = chooseColumns({ asked, rows: all })
  if (columns.used.length === 0) {
    throw new Refusal(`${table.name}: no column is left to learn from.`)
  }
  const { used } = columns
  const rows = restrict({ rows: all, used })
  const read = readTested({ asked, columns, outcome, readings, training: all })
  const tested = restrict({ rows: read.rows, used })
  const best = await learn({ isStraight: false, rows })
  const plain = await learn({ isStraight: true, rows })
  const predictions = scoreRows({ model: best.model, rows: tested })
  const measure = ({ metrics, model }: Pick<typeof best, 'metrics' | 'model'>): Evaluation =>
    asked.heldOut
      ? evaluate({
          outcomes: tested.outcomes,
          probabilities: probabilitiesOf(scoreRows({ model, rows: tested })),
        })
      : metrics
  return {
    columns,
    explained: predictions.slice(0, asked.explain).map((prediction, index) => ({
      outcome: tested.outcomes[index]!,
      row: index + 1,
      ...prediction,
    })),
    factors: weighFactors(predictions),
    largestGap: predictions.reduce((most, prediction) => Math.max(most, gapOf(prediction)), 0),
    metrics: measure(best),
    mismatch: read.mismatch,
    outcome,
    plainRidge: measure(plain),
    sharedRows: read.sharedRows,
    tested: {
      file: tested.name,
      how: asked.heldOut ? 'held-out' : 'cross-validation',
      rows: tested.outcomes.length,
      unfinished: tested.unfinished,
    },
    training: {
      file: rows.name,
      positives: rows.outcomes.filter(Boolean).length,
      rows: rows.outcomes.length,
      unfinished: rows.unfinished,
    },
  }
}
