import type { Evaluation, ReliabilityBin } from './types.js'

/** Bars of a reliability diagram, and bins of the calibration error. */
const BINS = 10

/** So that the logarithm of a certainty that was wrong is no infinity. */
const TINY = 1e-15

type Forecasts = {
  outcomes: readonly boolean[]
  probabilities: readonly number[]
}

/**
 * Area under the ROC curve: the probability that one which came true was given a higher probability
 * than one which did not, ties counted half, from rank sums (Hanley and McNeil, *The Meaning and Use
 * of the Area under a ROC Curve*, Radiology 1982).
 */
export const areaUnderCurve = ({ outcomes, probabilities }: Forecasts): null | number => {
  const positives = outcomes.filter(Boolean).length
  const negatives = outcomes.length - positives
  if (positives === 0 || negatives === 0) {
    return null
  }
  const order = [...probabilities.keys()].sort((a, b) => probabilities[a]! - probabilities[b]!)
  let ranks = 0
  let from = 0
  while (from < order.length) {
    let to = from
    while (to < order.length && probabilities[order[to]!] === probabilities[order[from]!]) {
      to += 1
    }
    const rank = (from + 1 + to) / 2
    ranks += rank * order.slice(from, to).filter((index) => outcomes[index]).length
    from = to
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Ten bins of equal width; a probability of exactly 1 is in the last. */
const binForecasts = ({ outcomes, probabilities }: Forecasts): ReliabilityBin[] => {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, observed: 0, predicted: 0 }))
  probabilities.forEach((probability, index) => {
    const bin = sums[Math.min(BINS - 1, Math.floor(probability * BINS))]!
    bin.count += 1
    bin.predicted += probability
    bin.observed += outcomes[index] ? 1 : 0
  })
  return sums.map(({ count, observed, predicted }, index) => ({
    count,
    from: index / BINS,
    observed: count > 0 ? observed / count : null,
    predicted: count > 0 ? predicted / count : null,
    to: (index + 1) / BINS,
  }))
}

const mean = (numbers: readonly number[]): null | number =>
  numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null

/**
 * How well probabilities foretold outcomes.
 *
 * - `auc`: {@link areaUnderCurve}, higher is better, 0.5 is chance.
 * - `brier`: mean of (probability − outcome)², lower is better (Brier, *Verification of Forecasts
 *   Expressed in Terms of Probability*, 1950).
 * - `ece`: expected calibration error over ten bins of equal width: Σ (bin's count ÷ count) ×
 *   |mean probability − fraction that came true| (Naeini and others, *Obtaining Well Calibrated
 *   Probabilities Using Bayesian Binning*, AAAI 2015).
 * - `logLoss`: mean of −ln(probability given to what happened).
 */
export const evaluate = ({ outcomes, probabilities }: Forecasts): Evaluation => {
  const bins = binForecasts({ outcomes, probabilities })
  const count = outcomes.length
  const given = probabilities.map((probability, index) =>
    outcomes[index] ? probability : 1 - probability,
  )
  return {
    auc: areaUnderCurve({ outcomes, probabilities }),
    bins,
    brier: mean(given.map((probability) => (1 - probability) ** 2)),
    count,
    ece:
      count > 0
        ? bins.reduce(
            (sum, bin) =>
              sum + (bin.count / count) * Math.abs((bin.predicted ?? 0) - (bin.observed ?? 0)),
            0,
          )
        : null,
    logLoss: mean(given.map((probability) => -Math.log(Math.max(probability, TINY)))),
    positives: outcomes.filter(Boolean).length,
  }
}
