/** Of the normal distribution: 95 % of it lie within. */
const Z = 1.96

/**
 * Between which rates the true one lies with 95 % certainty, after so many successes in so many
 * trials: the score interval of E. B. Wilson ("Probable Inference, the Law of Succession, and
 * Statistical Inference", 1927), which holds for few trials and for rates near 0 as well.
 *
 * @returns fractions; `null` where nothing was tried
 * @example wilsonInterval({ successes: 300, trials: 10_000 }) // { lower: 0.0268, upper: 0.0335 }
 */
export const wilsonInterval = ({
  successes,
  trials,
}: {
  successes: number
  trials: number
}): { lower: number; upper: number } | null => {
  if (!(trials > 0)) {
    return null
  }
  const rate = Math.min(successes / trials, 1)
  const square = Z ** 2 / trials
  const middle = rate + square / 2
  const spread = Z * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials))
  return {
    lower: Math.max(0, (middle - spread) / (1 + square)),
    upper: Math.min(1, (middle + spread) / (1 + square)),
  }
}
