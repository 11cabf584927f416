import type { TransitionTable } from '../shared/transitions.js'

/** What an advertiser is written about. */
export const PROMPT_KINDS = ['performance', 'upsell'] as const

export type PromptKind = (typeof PROMPT_KINDS)[number]

export const PROMPT_STATUSES = ['pending', 'approved', 'sent', 'dismissed'] as const

export type PromptStatus = (typeof PROMPT_STATUSES)[number]

export const PROMPT_TRANSITIONS: TransitionTable<PromptStatus> = {
  approved: ['sent', 'dismissed'],
  dismissed: [],
  pending: ['approved', 'dismissed'],
  sent: [],
}
