export const ACTIVITY_TYPES = [
  'stage_change',
  'journey_change',
  'consent_change',
  'call',
  'email',
  'sms',
  'meeting',
  'note',
  'task',
] as const

export type ActivityType = (typeof ACTIVITY_TYPES)[number]

/** Written by the system when a record changes, and never edited. */
export const HISTORY_TYPES = ['stage_change', 'journey_change', 'consent_change'] as const

export const isHistory = (type: unknown): boolean =>
  (HISTORY_TYPES as readonly unknown[]).includes(type)

/** What people log themselves. */
export const LOGGED_TYPES = ['call', 'email', 'sms', 'meeting', 'note', 'task'] as const

export type LoggedType = (typeof LOGGED_TYPES)[number]

/** What happens between us and a person: these count as having been in touch. */
export const INTERACTION_TYPES = ['call', 'email', 'sms', 'meeting'] as const

/** Who began a call or a message: they, or we. */
export const ACTIVITY_DIRECTIONS = ['inbound', 'outbound'] as const

export type ActivityDirection = (typeof ACTIVITY_DIRECTIONS)[number]

/** How a conversation went, as people saw it. */
export const ACTIVITY_SENTIMENTS = ['positive', 'neutral', 'negative'] as const

export type ActivitySentiment = (typeof ACTIVITY_SENTIMENTS)[number]

type ID = number | string

type Relation = { id: ID } | ID | null

/** A record of the human timeline. Times are ISO 8601, UTC. */
export type ActivityDoc = {
  company?: Relation
  completedAt?: null | string
  contact?: Relation
  deletedAt?: null | string
  id: ID
  lead?: Relation
  occurredAt: string
  type: ActivityType
}
