/**
 * An open lead is neither lost nor won: no probability is further out than these, so that none is
 * shown as 0 or 100 percent.
 */
export const LEAST_PROBABILITY = 0.01
export const MOST_PROBABILITY = 0.99

export const toProbability = (logOdds: number): number =>
  logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds))

export const bound = (probability: number): number =>
  Math.min(Math.max(probability, LEAST_PROBABILITY), MOST_PROBABILITY)

/** Of a probability within the bounds; one beyond them counts as the bound. */
export const toLogOdds = (probability: number): number => {
  const within = bound(probability)
  return Math.log(within / (1 - within))
}
