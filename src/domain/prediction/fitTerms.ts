import type { SparseRow } from './fitLogistic.js'
import type { Example, Features, Term } from './types.js'

import { choosePairs } from './choosePairs.js'
import { fitLogistic, weigh } from './fitLogistic.js'
import { toProbability } from './logOdds.js'
import { placesOf, planTerms, sizeOf } from './terms.js'

/** Terms with the weights of their places, one after the other behind the constant. */
export type Fit = { lambda: number; terms: readonly Term[]; weights: Float64Array }

/** Cells of two features are penalised more than words of one: there are more of them. */
const PAIR_FACTOR = 5

/** The penalty with which what the features leave over is judged. */
const SCREENING_LAMBDA = 2

export const CONSTANT = 0

/** Where each term's weights begin. */
export const startsOf = (terms: readonly Term[]): { size: number; starts: number[] } => {
  const starts: number[] = []
  let size = CONSTANT + 1
  for (const term of terms) {
    starts.push(size)
    size += sizeOf(term)
  }
  return { size, starts }
}

const toRow = ({
  features,
  starts,
  terms,
}: {
  features: Features
  starts: readonly number[]
  terms: readonly Term[]
}): SparseRow => {
  const places = [CONSTANT]
  const values = [1]
  terms.forEach((term, index) => {
    for (const { place, value } of placesOf({ features, term })) {
      places.push(starts[index]! + place)
      values.push(value)
    }
  })
  return { places, values }
}

const penaltiesOf = ({ lambda, terms }: { lambda: number; terms: readonly Term[] }): Float64Array =>
  Float64Array.from([
    0,
    ...terms.flatMap((term) =>
      new Array<number>(sizeOf(term)).fill(term.kind === 'pair' ? lambda * PAIR_FACTOR : lambda),
    ),
  ])

export const logOddsOf = ({
  examples,
  fit: { terms, weights },
}: {
  examples: readonly Pick<Example, 'features'>[]
  fit: Fit
}): number[] => {
  const { starts } = startsOf(terms)
  return examples.map(({ features }) => weigh({ row: toRow({ features, starts, terms }), weights }))
}

/** The terms of each feature, and of the pairs worth having. */
const chooseTerms = ({
  examples,
  isStraight,
  outcomes,
}: {
  examples: readonly Example[]
  isStraight: boolean
  outcomes: readonly boolean[]
}): Term[] => {
  if (isStraight) {
    return planTerms({ examples, mostKnots: 2 })
  }
  const terms = planTerms({ examples })
  const { starts } = startsOf(terms)
  const rows = examples.map(({ features }) => toRow({ features, starts, terms }))
  const penalties = penaltiesOf({ lambda: SCREENING_LAMBDA, terms })
  const weights = fitLogistic({ outcomes, penalties, rows })
  const residuals = rows.map((row, index) => {
    const probability = toProbability(weigh({ row, weights }))
    const error = (outcomes[index] ? 1 : 0) - probability
    return { error, variance: probability * (1 - probability) }
  })
  const penalty = SCREENING_LAMBDA * PAIR_FACTOR
  return [...terms, ...choosePairs({ examples, penalty, residuals, terms })]
}

/**
 * Fits the same terms with each penalty, the strongest first: each begins where the one before ended.
 */
export const fitTerms = async ({
  examples,
  isStraight,
  lambdas,
  pause,
}: {
  examples: readonly Example[]
  /** Straight lines of numbers and no pairs: what anyone would try first, to compare with. */
  isStraight: boolean
  lambdas: readonly number[]
  pause: () => Promise<void>
}): Promise<Fit[]> => {
  const outcomes = examples.map(({ outcome }) => outcome)
  const terms = chooseTerms({ examples, isStraight, outcomes })
  const { starts } = startsOf(terms)
  const rows = examples.map(({ features }) => toRow({ features, starts, terms }))
  const fits: Fit[] = []
  for (const lambda of [...lambdas].sort((a, b) => b - a)) {
    await pause()
    const penalties = penaltiesOf({ lambda, terms })
    const weights = fitLogistic({ outcomes, penalties, rows, start: fits.at(-1)?.weights })
    fits.push({ lambda, terms, weights })
  }
  return fits
}
