import type { Factor } from '../ai/types.js'
import type { NewInsight } from '../insights/types.js'
import type { Adjustment, ScoreInputs } from './types.js'

import { contributionsOf } from './contributions.js'

/** Of the rules in this folder: a score of another version may differ for the same inputs. */
export const SCORE_RULES_VERSION = '1'

export const ADJUSTMENT = 'score:adjustment'

const BOUND = 'score:bound'

const LEAST = 0
const MOST = 100

const sumOf = (factors: Pick<Factor, 'points'>[]): number =>
  factors.reduce((sum, { points }) => sum + points, 0)

export type Score = { factors: Factor[]; score: number }

/**
 * A lead's score, and the factors that add up to it: the contributions, what a model moved, and what
 * the bounds of 0 and 100 took or gave.
 *
 * @param adjustment as it was accepted, see `acceptAdjustment`
 */
export const scoreLead = ({
  adjustment,
  inputs,
}: {
  adjustment: Adjustment | null
  inputs: ScoreInputs
}): Score => {
  const reasons: Factor[] = [
    ...contributionsOf(inputs).map(({ facts, key, points }) => ({ facts, key, points })),
    ...(adjustment
      ? [{ facts: { reason: adjustment.reason }, key: ADJUSTMENT, points: adjustment.points }]
      : []),
  ]
  const sum = sumOf(reasons)
  const score = Math.min(Math.max(sum, LEAST), MOST)
  return {
    factors: score === sum ? reasons : [...reasons, { facts: {}, key: BOUND, points: score - sum }],
    score,
  }
}

/** What a model moved, as it stands among the factors of a score. */
export const keptAdjustment = (factors: Factor[]): Adjustment | null => {
  const kept = factors.find(({ key }) => key === ADJUSTMENT)
  return kept ? { points: kept.points, reason: String(kept.facts.reason) } : null
}

/** The score of a stored insight, worked out again from what is kept with it. */
export const replayScore = ({ factors, inputs }: Pick<NewInsight, 'factors' | 'inputs'>): Score =>
  scoreLead({ adjustment: keptAdjustment(factors), inputs: inputs as ScoreInputs })
