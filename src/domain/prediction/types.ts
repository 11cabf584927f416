/** What is known of a subject: a number, one of several words, or nothing. */
export type FeatureValue = null | number | string

/** By the name of the feature. One that is absent is not known. */
export type Features = Readonly<Record<string, FeatureValue>>

/** A subject whose end is known. */
export type Example = { features: Features; outcome: boolean }

/** A number as piecewise linear function between knots, with words of its own for nothing and zero. */
export type NumberTerm = {
  /** Whether zero is so frequent that it has a weight of its own. */
  hasZero: boolean
  /** Whether the logarithm of one plus the number is what counts. */
  isLog: boolean
  key: string
  kind: 'number'
  /** Ascending, on the scale that counts. At least one. */
  knots: readonly number[]
}

/** A word among several. Whatever is not among the levels shares one weight, nothing has its own. */
export type CategoryTerm = { key: string; kind: 'category'; levels: readonly string[] }

export type MainTerm = CategoryTerm | NumberTerm

/** How a feature is cut into few classes where it meets another. */
export type Classes =
  | { bounds: readonly number[]; hasZero: boolean; key: string; kind: 'number' }
  | { key: string; kind: 'category'; levels: readonly string[] }

/** Two features that say more together than each by itself. */
export type PairTerm = {
  /** Classes that were seen together, as `first * MOST_CLASSES + second`; each has a weight. */
  cells: readonly number[]
  kind: 'pair'
  sides: readonly [Classes, Classes]
}

export type Term = MainTerm | PairTerm

/** A term, what its places weigh, and what it adds on average. All in log-odds. */
export type WeighedTerm = { mean: number; term: Term; weights: readonly number[] }

/**
 * A calibrated additive model of the log-odds of an outcome, as JSON. Calibration is worked into the
 * weights already.
 */
export type Model = {
  /** Changes when the meaning of the other fields does. */
  format: 1
  /** Log-odds of a subject that is average in every term. */
  intercept: number
  /** Chosen penalty of the squared weights. */
  lambda: number
  /** What it was trained on. */
  sample: { count: number; positives: number }
  terms: readonly WeighedTerm[]
}

/** What a factor adds to the log-odds of one subject, against the average subject. */
export type Contribution = {
  /** Name of the feature; of two as `first × second`. */
  key: string
  points: number
  value: FeatureValue
}

export type Prediction = {
  /** Add up, after the intercept and in this order, to the log-odds exactly. */
  contributions: Contribution[]
  intercept: number
  /** Whether there was too little history, so that the prior is the answer. */
  isPrior: boolean
  logOdds: number
  /** Between {@link LEAST_PROBABILITY} and {@link MOST_PROBABILITY}. */
  probability: number
}

/** One bar of a reliability diagram: of those predicted between `from` and `to`, how many came true. */
export type ReliabilityBin = {
  count: number
  from: number
  /** Fraction that came true; `null` for an empty bin. */
  observed: null | number
  /** Mean of the predictions; `null` for an empty bin. */
  predicted: null | number
  to: number
}

export type Evaluation = {
  /** `null` where all outcomes are alike. */
  auc: null | number
  bins: ReliabilityBin[]
  brier: null | number
  count: number
  ece: null | number
  logLoss: null | number
  positives: number
}
