import type { Example, FeatureValue } from '../../src/domain/prediction/types.js'

import { areaUnderCurve } from '../../src/domain/prediction/evaluate.js'

/** Columns of a table by name; every list has one cell for each row. */
export type Columns = ReadonlyMap<string, readonly FeatureValue[]>

/** Why a column is left out. `share` is the part of the rows that gives it away. */
export type Suspicion =
  | { auc: number; kind: 'orders' }
  | { kind: 'laterCopy'; of: string; share: number }
  | { kind: 'settles'; share: number }

/** This part of the cells that are not blank has to be numbers for a column to be one of numbers. */
const MOSTLY = 0.95

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const WITH_COMMA = /^[-+]?\d+,\d+$/

/** `null` for what is no number. */
const toNumber = ({ cell, hasCommas }: { cell: string; hasCommas: boolean }): null | number => {
  const text = hasCommas && WITH_COMMA.test(cell) ? cell.replace(',', '.') : cell
  const number = NUMBER.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : null
}

/** Whether the cells of a column are numbers; one with but two of them is a word for yes and no. */
export const isNumeric = ({
  cells,
  hasCommas,
}: {
  cells: readonly string[]
  hasCommas: boolean
}): boolean => {
  const given = cells.filter((cell) => cell !== '')
  const numbers = given.filter((cell) => toNumber({ cell, hasCommas }) !== null)
  return numbers.length > given.length * MOSTLY && new Set(numbers).size > 2
}

/** Cells as what they say: `null` for a blank one, and in a column of numbers for what is none. */
export const readCells = ({
  asNumbers,
  cells,
  hasCommas,
}: {
  asNumbers: boolean
  cells: readonly string[]
  /** Whether decimals may be set off by a comma. */
  hasCommas: boolean
}): FeatureValue[] =>
  cells.map((cell) => (asNumbers ? toNumber({ cell, hasCommas }) : cell === '' ? null : cell))

/** Fewer rows than this say nothing about a column. */
const LEAST_ROWS = 30

/** A name with hardly any repetition tells who a row is, not what it is like. */
const DISTINCT = 0.9
const ID_NAME = /(?:^|[\s_-])(?:id|no|nr|number|uuid|key)$/i

/** Whether a column names the row: words that hardly repeat, or whole numbers called a number. */
export const isIdentifier = ({
  name,
  cells,
}: {
  cells: readonly FeatureValue[]
  name: string
}): boolean => {
  const given = cells.filter((cell) => cell !== null)
  if (given.length < LEAST_ROWS || new Set(given).size < given.length * DISTINCT) {
    return false
  }
  const isNamed = ID_NAME.test(name)
  return given.every((cell) => typeof cell === 'string' || (isNamed && Number.isInteger(cell)))
}

/** A word settles the outcome where no more of its rows than this ended otherwise. */
const MOST_EXCEPTIONS = 0.05

/** And where as many were to be expected otherwise, and no more than this part of them came. */
const LEAST_EXPECTED = 8
const MOST_OF_EXPECTED = 1 / 8

/** More rows than this being settled by one column is more than one knows beforehand. */
const MOST_SETTLED = 0.05

/** No single thing one knows beforehand orders outcomes so well. */
const MOST_AUC = 0.85

/** Of a number all that settles anything by itself is that there is one. */
const GIVEN = Symbol('a number')

/** The part of the rows whose cell settles the outcome: nearly all with that cell ended alike. */
const shareSettled = ({
  cells,
  outcomes,
}: {
  cells: readonly FeatureValue[]
  outcomes: readonly boolean[]
}): number => {
  const rate = outcomes.filter(Boolean).length / outcomes.length
  const counts = new Map<null | string | typeof GIVEN, { count: number; positives: number }>()
  cells.forEach((cell, index) => {
    const word = typeof cell === 'number' ? GIVEN : cell
    const counted = counts.get(word) ?? { count: 0, positives: 0 }
    counted.count += 1
    counted.positives += outcomes[index] ? 1 : 0
    counts.set(word, counted)
  })
  const settles = ({
    count,
    exceptions,
    expected,
  }: Record<'count' | 'exceptions' | 'expected', number>) =>
    expected >= LEAST_EXPECTED &&
    exceptions <= count * MOST_EXCEPTIONS &&
    exceptions <= expected * MOST_OF_EXPECTED
  const settled = [...counts.values()].filter(
    ({ count, positives }) =>
      settles({ count, exceptions: positives, expected: count * rate }) ||
      settles({ count, exceptions: count - positives, expected: count * (1 - rate) }),
  )
  return settled.reduce((sum, { count }) => sum + count, 0) / cells.length
}

/** How well a number by itself orders the outcomes, in whichever direction. */
const orderOf = ({
  cells,
  outcomes,
}: {
  cells: readonly FeatureValue[]
  outcomes: readonly boolean[]
}): number => {
  const given = cells.flatMap((cell, index) =>
    typeof cell === 'number' ? [{ outcome: outcomes[index]!, value: cell }] : [],
  )
  const area =
    areaUnderCurve({
      outcomes: given.map(({ outcome }) => outcome),
      probabilities: given.map(({ value }) => value),
    }) ?? 0.5
  return given.length < LEAST_ROWS ? 0.5 : Math.max(area, 1 - area)
}

/** Columns are copies of each other from this part of equal cells on, with as many words in common. */
const COPIED = 0.5
const LEAST_COMMON = 5

/** Cells that say what the other column never says: of the later copy, that it was changed since. */
const shareForeign = ({
  cells,
  words,
}: {
  cells: readonly FeatureValue[]
  words: ReadonlySet<FeatureValue>
}): number => cells.filter((cell) => !words.has(cell)).length / cells.length

/** The column this one is a later copy of: it says the same, or what became of it since. */
const findOriginal = ({
  name,
  columns,
}: {
  columns: Columns
  name: string
}): { column: string; share: number } | undefined => {
  const cells = columns.get(name)!
  const words = new Set(cells)
  return [...columns]
    .filter(([other]) => other !== name)
    .map(([column, others]) => ({
      column,
      common: [...new Set(others)].filter((word) => typeof word === 'string' && words.has(word))
        .length,
      excess:
        shareForeign({ cells, words: new Set(others) }) - shareForeign({ cells: others, words }),
      share:
        cells.filter((cell, row) => cell !== null && cell === others[row]).length / cells.length,
    }))
    .find(
      ({ common, excess, share }) =>
        share >= COPIED && common >= LEAST_COMMON && excess > MOST_SETTLED,
    )
}

/**
 * Columns that look as if they were filled in after the outcome was known, and why: their words settle
 * it for many rows, their numbers order it too well, or they are a later state of another column. A
 * column that leaks without any of these signs is not found: whoever knows the data has to name it.
 */
export const findSuspects = ({
  columns,
  outcomes,
}: {
  columns: Columns
  outcomes: readonly boolean[]
}): Map<string, Suspicion> => {
  const suspects = new Map<string, Suspicion>()
  for (const [name, cells] of columns) {
    const settled = shareSettled({ cells, outcomes })
    const auc = orderOf({ cells, outcomes })
    const original = findOriginal({ name, columns })
    if (settled > MOST_SETTLED) {
      suspects.set(name, { kind: 'settles', share: settled })
    } else if (auc > MOST_AUC) {
      suspects.set(name, { auc, kind: 'orders' })
    } else if (original) {
      suspects.set(name, { kind: 'laterCopy', of: original.column, share: original.share })
    }
  }
  return suspects
}

/** The rows of a table as examples. */
export const toExamples = ({
  columns,
  outcomes,
}: {
  columns: Columns
  outcomes: readonly boolean[]
}): Example[] => {
  const entries = [...columns]
  return outcomes.map((outcome, row) => ({
    features: Object.fromEntries(entries.map(([name, cells]) => [name, cells[row] ?? null])),
    outcome,
  }))
}
