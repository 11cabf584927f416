import type { Prediction } from './types.js'

/** A factor, and how far it moves the log-odds of a probability: the mean of its absolute points. */
export type FactorWeight = { key: string; movesBy: number }

/** How far each factor moves probabilities, the furthest first. */
export const weighFactors = (
  predictions: readonly Pick<Prediction, 'contributions'>[],
): FactorWeight[] => {
  const sums = new Map<string, number>()
  for (const { contributions } of predictions) {
    for (const { key, points } of contributions) {
      sums.set(key, (sums.get(key) ?? 0) + Math.abs(points))
    }
  }
  return [...sums]
    .map(([key, sum]) => ({ key, movesBy: sum / predictions.length }))
    .sort((a, b) => b.movesBy - a.movesBy)
}
