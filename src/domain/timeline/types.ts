import type { ActivityDirection, ActivitySentiment, ActivityType } from '../activities/types.js'
import type { EventKind } from '../audience/types.js'

type ID = number | string

/** Another record that an entry names, as far as the reader may see it. */
export type TimelineRef = { id: ID; name: string }

/** What people did or noted, or the system wrote of a change. */
export type TimelineActivity = {
  assignee: null | TimelineRef
  author: null | TimelineRef
  body: null | string
  /** Whether the reader may change it. */
  canWrite: boolean
  completedAt: null | string
  contact: null | TimelineRef
  direction: ActivityDirection | null
  /** Calendar day of a task (`YYYY-MM-DD`). */
  dueDay: null | string
  durationSeconds: null | number
  from: null | string
  /** As the record's own routes take it. */
  id: ID
  kind: 'activity'
  lead: null | TimelineRef
  /** ISO 8601, UTC. */
  occurredAt: string
  outcome: null | string
  sentiment: ActivitySentiment | null
  subject: null | string
  to: null | string
  type: ActivityType
}

/** What machines report that somebody did. */
export type TimelineEvent = {
  contact: null | TimelineRef
  id: string
  kind: 'event'
  /** Words that the sender gave with it: a page, a campaign. */
  meta: null | Record<string, unknown>
  occurredAt: string
  source: null | string
  type: EventKind
}

export type TimelineEntry = TimelineActivity | TimelineEvent

export type Timeline = {
  /** The latest first. */
  docs: TimelineEntry[]
  /** Send back as `cursor` for what lies before; `null` at the end. */
  nextCursor: null | string
}
