import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type {
  EventsReceipt,
  RejectedEvent,
  ReportedEvent,
} from '../../../domain/audience/events.js'

import { followAndLock } from '../../../database/audience/lockContacts.js'
import { writeEvents } from '../../../database/audience/writeEvents.js'
import { noteFollowedEvents } from '../../../database/duplicates/mergeRows.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { contactRef, eventID, refuseMoment } from '../../../domain/audience/events.js'

/**
 * Takes events in, whoever reports them: the one writer of the machine timeline. Counters, moments and
 * stages of the contacts follow in the same transaction; what was reported before changes nothing.
 * Contacts that were merged are followed to who they are now; events of contacts that are unknown, in
 * the trash or erased, of the future and of before 2000 are rejected one by one.
 *
 * It asks for no access: whoever calls it has checked that the sender may report.
 *
 * @param events at most a few thousand at a time: their contacts stay locked until the transaction ends
 * @example
 * await recordEvents({
 *   crm,
 *   events: [{ contact: 'ann@example.com', id: '1', kind: 'visit', occurredAt: new Date(), source: 'site' }],
 *   req,
 * }) // { accepted: 1, duplicates: 0, rejected: [] }
 */
export const recordEvents = ({
  crm,
  events,
  req,
}: {
  crm: CRMContext
  events: ReportedEvent[]
  req: PayloadRequest
}): Promise<EventsReceipt> =>
  inTransaction({
    req,
    work: async () => {
      const refs = events.map(({ contact }) => contactRef(contact))
      const living = await followAndLock({ crm, refs: [...new Set(refs)], req })
      const now = crm.now() // once they are locked: what waited is as late as what it waited for
      const rejected: RejectedEvent[] = []
      const followed: { contact: string; id: string }[] = []
      const accepted = events.flatMap((event, index) => {
        const contact = living.get(refs[index]!)
        const problem = refuseMoment({ now, occurredAt: event.occurredAt })
        if (problem !== null) {
          rejected.push({ code: 'invalid_input', field: 'occurredAt', index, message: problem })
          return []
        }
        if (contact === undefined) {
          const message = 'There is no such contact.'
          rejected.push({ code: 'not_found', field: 'contact', index, message })
          return []
        }
        const { isMachine = false, kind, meta, occurredAt, source } = event
        const id = eventID({ id: event.id, source })
        followed.push(...contact.mergedFrom.map((from) => ({ id, contact: from })))
        return [
          {
            id,
            contact: contact.id,
            isMachine,
            kind,
            meta,
            occurredAt: occurredAt.toISOString(),
            source,
          },
        ]
      })
      const stored =
        accepted.length === 0 ? new Set() : await writeEvents({ crm, events: accepted, now, req })
      await noteFollowedEvents({ crm, events: followed.filter(({ id }) => stored.has(id)), req })
      return { accepted: stored.size, duplicates: accepted.length - stored.size, rejected }
    },
  })
