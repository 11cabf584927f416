import type { Wording } from '../ai/types.js'
import type { Adjustment, ScoreInputs } from './types.js'

import { contributionsOf } from './contributions.js'

/** A score in one sentence: what each contribution gave, and what a model made of it. */
export const reasoningOf = ({
  adjustment,
  inputs,
  score,
}: {
  adjustment: Adjustment | null
  inputs: ScoreInputs
  score: number
}): Wording => {
  const points = Object.fromEntries(contributionsOf(inputs).map((one) => [one.name, one.points]))
  return adjustment
    ? {
        facts: { ...points, adjustment: adjustment.points, reason: adjustment.reason, score },
        key: 'score:reasoningAdjusted',
      }
    : { facts: { ...points, score }, key: 'score:reasoning' }
}
