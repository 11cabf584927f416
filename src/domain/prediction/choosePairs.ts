import type { Classes, Example, MainTerm, PairTerm } from './types.js'

import { classOf, MOST_CLASSES, planClasses } from './classes.js'

/** With fewer examples than this, tables of two features are mostly empty cells. */
const LEAST_EXAMPLES = 1000

const MOST_PAIRS = 12

/** Examples a cell needs to have a weight. */
const LEAST_IN_CELL = 10

/** What the model without pairs leaves unexplained of one example. */
export type Residual = {
  /** Outcome less probability. */
  error: number
  /** Probability times its complement. */
  variance: number
}

type Side = { classes: Classes; of: Uint8Array }

type Cell = { count: number; error: number; variance: number }

type Candidate = { gain: number; term: PairTerm }

const countCells = ({
  first,
  residuals,
  second,
}: {
  first: Side
  residuals: readonly Residual[]
  second: Side
}): Map<number, Cell> => {
  const cells = new Map<number, Cell>()
  residuals.forEach(({ error, variance }, index) => {
    const key = first.of[index]! * MOST_CLASSES + second.of[index]!
    const cell = cells.get(key) ?? { count: 0, error: 0, variance: 0 }
    cell.count += 1
    cell.error += error
    cell.variance += variance
    cells.set(key, cell)
  })
  return cells
}

/**
 * What weights for the cells would gain in one Newton step, twice the log-likelihood, beyond what
 * they would gain where there is nothing: then the square of an error is a variance on average.
 */
const gainOf = ({ cells, penalty }: { cells: Map<number, Cell>; penalty: number }): number =>
  [...cells.values()].reduce(
    (sum, { error, variance }) => sum + (error ** 2 - variance) / (variance + penalty),
    0,
  )

/**
 * The pairs of features that explain most of what the features by themselves leave over, after the
 * screening of Lou and others, *Accurate Intelligible Models with Pairwise Interactions*, KDD 2013.
 */
export const choosePairs = ({
  examples,
  penalty,
  residuals,
  terms,
}: {
  examples: readonly Example[]
  /** The ridge on a cell's weight. */
  penalty: number
  residuals: readonly Residual[]
  terms: readonly MainTerm[]
}): PairTerm[] => {
  if (examples.length < LEAST_EXAMPLES) {
    return []
  }
  const sides = terms.map((term): Side => {
    const classes = planClasses({ examples, term })
    return {
      classes,
      of: Uint8Array.from(examples, ({ features }) => classOf({ classes, features })),
    }
  })
  return sides
    .flatMap((first, index) =>
      sides.slice(index + 1).map((second): Candidate => {
        const cells = countCells({ first, residuals, second })
        const kept = [...cells].filter(([, { count }]) => count >= LEAST_IN_CELL)
        return {
          gain: gainOf({ cells, penalty }),
          term: {
            cells: kept.map(([key]) => key),
            kind: 'pair',
            sides: [first.classes, second.classes],
          },
        }
      }),
    )
    .filter(({ gain, term }) => gain > 0 && term.cells.length > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_PAIRS)
    .map(({ term }) => term)
}
