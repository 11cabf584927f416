import type { TransitionTable } from '../shared/transitions.js'

export const RUN_KINDS = [
  'daily',
  'score_leads',
  'suggest_upsells',
  'predict_churn',
  'train',
] as const

export type RunKind = (typeof RUN_KINDS)[number]

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export type RunStatus = (typeof RUN_STATUSES)[number]

/** What a person may do with a run: give it up before it has ended. */
export const RUN_BY_HAND: TransitionTable<RunStatus> = {
  cancelled: [],
  done: [],
  failed: [],
  queued: ['cancelled'],
  running: ['cancelled'],
}
