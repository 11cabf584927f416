import { createHash } from 'node:crypto'
import { z } from 'zod'

import type { ErrorCode } from '../errors.js'
import type { EventKind } from './types.js'

import { isDeeperThan } from '../input/isDeeperThan.js'
import { normalizeEmail } from '../shared/normalize.js'
import { CLOCK_SKEW_MS, FIRST_EVENT_AT } from './rule.js'
import { EVENT_KINDS } from './types.js'

/** Events in one request. */
export const EVENTS_LIMIT = 1000

const META_LENGTH = 4000
const META_LEVELS = 5

/** Something a person did, or a machine in their name, as it is reported. */
export type ReportedEvent = {
  /** Id or e-mail. */
  contact: number | string
  /** The sender's own: reported again, it is the same event. */
  id: string
  /** Opened by a mail server's proxy, followed by a link scanner: kept, and never counted. @default false */
  isMachine?: boolean
  kind: EventKind
  /** Whatever the sender wants to remember: at most 4,000 characters of JSON. */
  meta?: Record<string, unknown>
  occurredAt: Date
  /** Who reports: events of the same id from two sources are two events. */
  source: string
}

/** Why one event of a batch was not taken; the others are. */
export type RejectedEvent = {
  code: Extract<ErrorCode, 'invalid_input' | 'not_found'>
  field?: string
  /** Its place in the batch, from 0. */
  index: number
  message: string
}

/** What becomes of a batch; `duplicates` were reported before, or twice in this batch. */
export type EventsReceipt = { accepted: number; duplicates: number; rejected: RejectedEvent[] }

const metaSchema = z
  .record(z.string(), z.unknown())
  .refine((meta) => !isDeeperThan({ levels: META_LEVELS, value: meta }), 'Nest meta less deeply.')
  .refine((meta) => JSON.stringify(meta).length <= META_LENGTH, 'Send at most 4,000 characters.')

const eventSchema = z.strictObject({
  id: z.string().min(1).max(200),
  contact: z.union([z.string().min(1).max(254), z.number().int().positive()], {
    error: 'Name the contact by id or e-mail address.',
  }),
  isMachine: z.boolean().optional(),
  kind: z.enum(EVENT_KINDS),
  meta: metaSchema.optional(),
  occurredAt: z.iso.datetime({
    error: 'Use a time such as 2026-11-20T09:30:00Z.',
    offset: true,
  }),
})

/** The batch as a whole; what is wrong with a single event, {@link readEvents} says. */
export const eventsSchema = z.strictObject({
  events: z.array(z.unknown()).min(1).max(EVENTS_LIMIT),
})

/** The events of a request that have the right form, each with its place, and what is wrong with the others. */
export const readEvents = ({
  events,
  source,
}: {
  events: unknown[]
  source: string
}): { events: { event: ReportedEvent; index: number }[]; rejected: RejectedEvent[] } => {
  const read: { event: ReportedEvent; index: number }[] = []
  const rejected: RejectedEvent[] = []
  events.forEach((sent, index) => {
    const { data, error } = eventSchema.safeParse(sent)
    if (data) {
      read.push({ event: { ...data, occurredAt: new Date(data.occurredAt), source }, index })
    } else {
      const [issue] = error.issues
      const field = issue!.path.join('.')
      rejected.push({
        code: 'invalid_input',
        ...(field && { field }),
        index,
        message: issue!.message,
      })
    }
  })
  return { events: read, rejected }
}

/** Why a moment cannot be that of an event, `null` when it can. */
export const refuseMoment = ({
  now,
  occurredAt,
}: {
  now: Date
  occurredAt: Date
}): null | string => {
  if (occurredAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    return 'This event has not happened yet.'
  }
  return occurredAt.getTime() < FIRST_EVENT_AT ? 'This event is older than 2000.' : null
}

/** What a contact is looked up by: its id, or its address as addresses are compared. */
export const contactRef = (contact: number | string): string => {
  const text = String(contact)
  return text.includes('@') ? (normalizeEmail(text) ?? '') : text
}

/**
 * The id an event is stored by. The sender is part of it: nobody can take the ids of others away, or
 * learn which they used.
 */
export const eventID = ({ id, source }: Pick<ReportedEvent, 'id' | 'source'>): string =>
  createHash('sha256')
    .update(JSON.stringify([source, id]))
    .digest('base64url')
    .slice(0, 32)
