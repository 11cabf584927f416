import type { Contribution, Features, FeatureValue, Model, Prediction, Term } from './types.js'

import { bound, toLogOdds, toProbability } from './logOdds.js'
import { placesOf } from './terms.js'

/** The prior counts as much as this many examples. */
const PRIOR_STRENGTH = 10

const show = (value: FeatureValue | undefined): string => String(value ?? '')

/** What a factor is called, and what of the subject it looked at. */
const nameOf = ({
  features,
  term,
}: {
  features: Features
  term: Term
}): Pick<Contribution, 'key' | 'value'> => {
  if (term.kind !== 'pair') {
    return { key: term.key, value: features[term.key] ?? null }
  }
  const keys = term.sides.map(({ key }) => key)
  return {
    key: keys.join(' × '),
    value: keys.map((key) => show(features[key])).join(' × '),
  }
}

/** How the sum is rounded depends on its order: this is the one in which reasons add up. */
const addUp = ({
  contributions,
  intercept,
}: Pick<Prediction, 'contributions' | 'intercept'>): number =>
  contributions.reduce((sum, { points }) => sum + points, intercept)

/**
 * The probability of a subject's outcome, and what each factor added to its log-odds. With little
 * history the prior has its say: the model's log-odds count `n ÷ (n + 10)`, the prior's the rest.
 * Without a model the prior is the answer.
 *
 * The contributions add up, after the intercept and in their order, to `logOdds` exactly, and
 * `probability` is that of `logOdds` within bounds: where the bounds hold the sum back, a
 * contribution named `bound` says by how much.
 *
 * @param prior what is believed without looking at the subject: a probability
 */
export const predict = ({
  count,
  features,
  model,
  prior,
}: {
  /** Examples that tell about such a subject. @default all the model was trained on */
  count?: number
  features: Features
  model: Model | null
  prior: number
}): Prediction => {
  const believed = toLogOdds(prior)
  if (!model) {
    return {
      contributions: [],
      intercept: believed,
      isPrior: true,
      logOdds: believed,
      probability: bound(prior),
    }
  }
  const told = count ?? model.sample.count
  const share = told / (told + PRIOR_STRENGTH)
  const intercept = (1 - share) * believed + share * model.intercept
  const free = model.terms.map(({ mean, term, weights }): Contribution => {
    const own = placesOf({ features, term }).reduce(
      (sum, { place, value }) => sum + weights[place]! * value,
      0,
    )
    return { ...nameOf({ features, term }), points: share * (own - mean) }
  })
  const sum = addUp({ contributions: free, intercept })
  const within = toLogOdds(toProbability(sum))
  const isWithin = bound(toProbability(sum)) === toProbability(sum)
  const contributions = isWithin
    ? free
    : [...free, { key: 'bound', points: within - sum, value: null }]
  const logOdds = addUp({ contributions, intercept })
  return {
    contributions,
    intercept,
    isPrior: false,
    logOdds,
    probability: bound(toProbability(logOdds)),
  }
}
