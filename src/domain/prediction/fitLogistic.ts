import { toProbability } from './logOdds.js'
import { solve } from './solve.js'

/** A row of a sparse design: the places that are not zero, and what stands there. */
export type SparseRow = { places: readonly number[]; values: readonly number[] }

/** So that a subject which is certain already does not make the step infinite. */
const LEAST_VARIANCE = 1e-6

/** For a place nothing speaks about, which would leave the equations without a solution. */
const JITTER = 1e-9

/** In log-odds; what is more than this far away is reached in several steps. */
const MOST_CHANGE = 4

const MOST_STEPS = 30
const SMALL_STEP = 1e-5

export const weigh = ({
  row: { places, values },
  weights,
}: {
  row: SparseRow
  weights: ArrayLike<number>
}): number => {
  let sum = 0
  for (let k = 0; k < places.length; k += 1) {
    sum += weights[places[k]!]! * values[k]!
  }
  return sum
}

/** Adds what one row says to the gradient and to the lower triangle of the information. */
const addRow = ({
  error,
  gradient,
  information,
  row: { places, values },
  size,
  variance,
}: {
  error: number
  gradient: Float64Array
  information: Float64Array
  row: SparseRow
  size: number
  variance: number
}): void => {
  for (let k = 0; k < places.length; k += 1) {
    const place = places[k]!
    const weighed = variance * values[k]!
    gradient[place]! += error * values[k]!
    for (let j = 0; j <= k; j += 1) {
      const other = places[j]!
      const cell = place > other ? place * size + other : other * size + place
      information[cell]! += weighed * values[j]!
    }
  }
}

/**
 * Logistic regression with a ridge: the weights that maximise the log-likelihood less half of
 * `penalties · weights²`, by Newton's method (le Cessie and van Houwelingen, *Ridge Estimators in
 * Logistic Regression*, 1992). A step that would overshoot is cut in its largest part.
 *
 * @param start weights to begin with, of a fit with other penalties say
 */
export const fitLogistic = ({
  outcomes,
  penalties,
  rows,
  start,
}: {
  outcomes: readonly boolean[]
  penalties: Float64Array
  rows: readonly SparseRow[]
  start?: Float64Array
}): Float64Array => {
  const size = penalties.length
  const weights = start ? Float64Array.from(start) : new Float64Array(size)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const information = new Float64Array(size * size)
    const gradient = new Float64Array(size)
    rows.forEach((row, index) => {
      const probability = toProbability(weigh({ row, weights }))
      const variance = Math.max(probability * (1 - probability), LEAST_VARIANCE)
      const error = (outcomes[index] ? 1 : 0) - probability
      addRow({ error, gradient, information, row, size, variance })
    })
    for (let place = 0; place < size; place += 1) {
      gradient[place]! -= penalties[place]! * weights[place]!
      information[place * size + place]! += penalties[place]! + JITTER
    }
    const change = solve({ matrix: information, vector: gradient })
    const largest = change.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
    const damping = largest > MOST_CHANGE ? MOST_CHANGE / largest : 1
    change.forEach((part, place) => {
      weights[place]! += damping * part
    })
    if (largest < SMALL_STEP) {
      break
    }
  }
  return weights
}
