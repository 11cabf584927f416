import type { Fit } from './fitTerms.js'
import type { MissingHistory } from './history.js'
import type { Evaluation, Example, Model, WeighedTerm } from './types.js'

import { evaluate } from './evaluate.js'
import { fitLogistic } from './fitLogistic.js'
import { CONSTANT, fitTerms, logOddsOf, startsOf } from './fitTerms.js'
import { dealFolds } from './folds.js'
import { missingHistory } from './history.js'
import { bound, toProbability } from './logOdds.js'
import { placesOf, sizeOf } from './terms.js'

const FOLDS = 5
const LAMBDAS = [32, 8, 4, 2, 0.5]

export type Training =
  | {
      /** Of each example by a model that did not see it, in the order given. */
      foretold: number[]
      /** How well {@link Training.foretold} did. */
      metrics: Evaluation
      model: Model
      ok: true
    }
  | { missing: MissingHistory; ok: false }

/** Log-odds of each example by models that did not see it: one list for each penalty. */
const foretell = async ({
  examples,
  isStraight,
  pause,
  seed,
}: {
  examples: readonly Example[]
  isStraight: boolean
  pause: () => Promise<void>
  seed: number
}): Promise<{ lambda: number; logOdds: number[] }[]> => {
  const folds = dealFolds({ count: FOLDS, outcomes: examples.map(({ outcome }) => outcome), seed })
  const byLambda = LAMBDAS.map((lambda) => ({
    lambda,
    logOdds: new Array<number>(examples.length).fill(0),
  }))
  for (let fold = 0; fold < FOLDS; fold += 1) {
    await pause()
    const unseen = examples.flatMap((_, index) => (folds[index] === fold ? [index] : []))
    const fits = await fitTerms({
      examples: examples.filter((_, index) => folds[index] !== fold),
      isStraight,
      lambdas: LAMBDAS,
      pause,
    })
    fits.forEach((fit, place) => {
      const logOdds = logOddsOf({ examples: unseen.map((index) => examples[index]!), fit })
      unseen.forEach((index, at) => {
        byLambda[place]!.logOdds[index] = logOdds[at]!
      })
    })
  }
  return byLambda
}

/** How log-odds have to be stretched and moved to be true. */
type Calibration = { intercept: number; slope: number }

/**
 * Platt scaling on examples the model did not see: a straight line through log-odds, so that reasons
 * that add up still do (Platt, *Probabilistic Outputs for Support Vector Machines*, 1999).
 */
const calibrate = ({
  logOdds,
  outcomes,
}: {
  logOdds: readonly number[]
  outcomes: readonly boolean[]
}): Calibration => {
  const [intercept, slope] = fitLogistic({
    outcomes,
    penalties: new Float64Array(2),
    rows: logOdds.map((value) => ({ places: [0, 1], values: [1, value] })),
  })
  return { intercept: intercept!, slope: Math.max(0, slope!) }
}

/** The terms with their calibrated weights, each measured against what it adds on average. */
const toModel = ({
  calibration: { intercept, slope },
  examples,
  fit: { lambda, terms, weights },
}: {
  calibration: Calibration
  examples: readonly Example[]
  fit: Fit
}): Model => {
  const { starts } = startsOf(terms)
  const weighed = terms.map((term, index): WeighedTerm => {
    const from = starts[index]!
    const own = Array.from(weights.subarray(from, from + sizeOf(term)), (weight) => slope * weight)
    const sum = examples.reduce(
      (total, { features }) =>
        placesOf({ features, term }).reduce(
          (part, { place, value }) => part + own[place]! * value,
          total,
        ),
      0,
    )
    return { mean: sum / examples.length, term, weights: own }
  })
  return {
    format: 1,
    intercept: weighed.reduce(
      (sum, { mean }) => sum + mean,
      intercept + slope * weights[CONSTANT]!,
    ),
    lambda,
    sample: {
      count: examples.length,
      positives: examples.filter(({ outcome }) => outcome).length,
    },
    terms: weighed,
  }
}

/**
 * Learns what moves the probability of an outcome: a ridge logistic regression on piecewise linear
 * numbers, words and the pairs of them that explain most; its penalty is the one that foretells best
 * in five-fold cross-validation, and the same unseen examples calibrate it. Everything that is chosen
 * from data, pairs and knots too, is chosen anew in each fold. The same examples and seed make the
 * same model.
 *
 * The metrics are those of the cross-validation; the penalty and the two numbers of the calibration
 * were chosen on the same examples, which flatters them a little.
 */
export const train = async ({
  examples,
  isStraight = false,
  pause = () => Promise.resolve(),
  seed = 1,
}: {
  examples: readonly Example[]
  /** Straight lines and no pairs, to compare with. */
  isStraight?: boolean
  /** Asked between steps of a tenth of a second or so: lets others have their turn. */
  pause?: () => Promise<void>
  seed?: number
}): Promise<Training> => {
  const outcomes = examples.map(({ outcome }) => outcome)
  const positives = outcomes.filter(Boolean).length
  const missing = missingHistory({
    count: outcomes.length,
    rarer: Math.min(positives, outcomes.length - positives),
  })
  if (missing) {
    return { missing, ok: false }
  }
  const foretellings = await foretell({ examples, isStraight, pause, seed })
  const [best] = foretellings
    .map(({ lambda, logOdds }) => {
      const calibration = calibrate({ logOdds, outcomes })
      const foretold = logOdds.map((value) =>
        bound(toProbability(calibration.intercept + calibration.slope * value)),
      )
      const metrics = evaluate({ outcomes, probabilities: foretold })
      return { calibration, foretold, lambda, metrics }
    })
    .sort((a, b) => a.metrics.logLoss! - b.metrics.logLoss!)
  const { calibration, foretold, lambda, metrics } = best!
  const [fit] = await fitTerms({ examples, isStraight, lambdas: [lambda], pause })
  return { foretold, metrics, model: toModel({ calibration, examples, fit: fit! }), ok: true }
}
