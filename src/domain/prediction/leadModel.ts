import type { LeadFacts, Record_ } from './leadFeatures.js'
import type { Evaluation, Model, Prediction } from './types.js'
import type { FactorWeight } from './weighFactors.js'

import { leadFeatures } from './leadFeatures.js'
import { predict } from './predict.js'

/** What was learned from leads, as it is stored. */
export type LeadModel = {
  model: Model
  /** Of whoever is responsible, by their ids as text, when it was trained. */
  owners: Record<string, Record_>
  /** Leads it was learned from by the stage they stood on, as `pipeline stage`. */
  stages: Record<string, number>
}

/** How good it is, and what it was learned from. */
export type LeadModelMetrics = {
  /** On leads it did not see, by cross-validation. */
  evaluation: Evaluation
  /** What moves probabilities, the most moving first: mean of the absolute log-odds. */
  factors: FactorWeight[]
  /** First and last end of the leads, ISO 8601. */
  from: string
  to: string
}

/** A stage among those of all pipelines. */
export const stageKey = ({ pipeline, stage }: { pipeline: string; stage: null | string }): string =>
  `${pipeline} ${stage ?? ''}`

/**
 * The probability that an open lead is won. The prior's say is by stage: on a stage of which few of
 * the leads learned from stood, the stage's own probability counts for more, and on one of which none
 * did it is the answer.
 */
export const predictLead = ({
  facts,
  learned,
  prior,
}: {
  facts: LeadFacts
  learned: LeadModel | null
  /** The stage's own probability, a fraction. */
  prior: number
}): Prediction => {
  const count = learned?.stages[stageKey(facts)] ?? 0
  if (!learned || count === 0) {
    return predict({ features: {}, model: null, prior })
  }
  const { count: all, positives } = learned.model.sample
  return predict({
    count,
    features: leadFeatures({ facts, rate: positives / all }),
    model: learned.model,
    prior,
  })
}
