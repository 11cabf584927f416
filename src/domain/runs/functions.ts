import type { RunKind } from './status.js'

/** What a run may do to many records. */
export type EngineFunctionName = 'churn' | 'prompt' | 'score' | 'upsell'

/** Runs that go through batches of records. */
export type BatchRunKind = Exclude<RunKind, 'train'>

/** What runs of a kind do, in this order. */
export const FUNCTIONS_OF: Record<BatchRunKind, EngineFunctionName[]> = {
  daily: ['score', 'churn', 'upsell', 'prompt'],
  predict_churn: ['churn'],
  score_leads: ['score'],
  suggest_upsells: ['upsell'],
}

export const BATCH_RUN_KINDS = Object.keys(FUNCTIONS_OF) as BatchRunKind[]
