import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { EventsReceipt, ReportedEvent } from '../../../src/domain/audience/events.js'

import { recordEvents } from '../../../src/collections/events/operations/recordEvents.js'
import { query } from '../import/importFolder.js'

export type Stored = Record<string, unknown>

export const NOW = new Date('2026-06-15T12:00:00.000Z')

/** So many days before {@link NOW}, or after it where negative. */
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000)

/** A contact that subscribed so many days before {@link NOW}. */
export const addContact = async ({
  data = {},
  payload,
  subscribed = 100,
}: {
  data?: Record<string, unknown>
  payload: Payload
  subscribed?: number
}): Promise<string> => {
  const { id } = await payload.create({
    collection: 'crm-contacts',
    data: { firstName: 'Ann', subscribedAt: daysAgo(subscribed).toISOString(), ...data },
    depth: 0,
  })
  return String(id)
}

let events = 0

/** A report of a visit just now, unless something else is said. */
export const event = (contact: string, report: Partial<ReportedEvent> = {}): ReportedEvent => ({
  id: `event ${(events += 1)}`,
  contact,
  kind: 'visit',
  occurredAt: NOW,
  source: 'test',
  ...report,
})

/** Reports events in a transaction of their own, at a time of the test's choice. */
export const report = async ({
  events: reported,
  now = NOW,
  payload,
}: {
  events: ReportedEvent[]
  now?: Date
  payload: Payload
}): Promise<EventsReceipt> => {
  const req: PayloadRequest = await createLocalReq({}, payload)
  return recordEvents({ crm: { ...getCRM(payload), now: () => now }, events: reported, req })
}

export const readContact = async ({
  id,
  payload,
}: {
  id: string
  payload: Payload
}): Promise<Stored> =>
  (await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })) as unknown as Stored

/** Everything that engagement wrote of anybody. */
export const readEverything = (payload: Payload): Promise<Stored[]> =>
  query<Stored>({
    payload,
    text: `select json_build_object(
      'contacts', (select json_agg(to_jsonb(c) - 'updated_at' order by c.id) from crm_contacts c),
      'events', (select json_agg(e order by e.id) from crm_engagement_events e),
      'moves', (select json_agg(to_jsonb(m) - 'id' order by m.contact, m.at) from crm_engagement_moves m),
      'state', (select json_agg(s order by s.contact) from crm_engagement s)) as everything`,
  })
