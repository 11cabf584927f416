import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ContactDetail } from '../../../domain/contacts/detail.js'
import type { Reachable } from '../../../domain/contacts/mayContact.js'
import type { ConsentStatus } from '../../../domain/contacts/types.js'

import { EVENT_KINDS } from '../../../domain/audience/types.js'
import { contactObstacle } from '../../../domain/contacts/mayContact.js'
import { CONSENT_CHANNELS } from '../../../domain/contacts/types.js'
import { describeRecord, findRecord, latestOf, nameCompany, nameOwner } from './describeRecord.js'
import { scoreContacts } from './followContacts.js'

type Contact = {
  company?: unknown
  lastInteractionAt?: null | string
  owner?: unknown
  tags?: null | string[]
} & ContactDetail['contact'] &
  Reachable &
  Record<string, unknown>

const EVENTS = 10
const NOTES = 10

/**
 * A person as their page begins: who they are, how warm and how they may be reached, what is open, and
 * what happened last.
 *
 * @throws CRMError `not_found` for who is not there or not to be seen
 */
export const describeContact = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<ContactDetail> => {
  const args = { crm, req, subject: { id, key: 'contacts' } } as const
  const doc = await findRecord<Contact>(args)
  const [scored] = await scoreContacts({ contacts: [doc.id], crm, req })
  const text = (name: string): null | string => (doc[name] as null | string | undefined) ?? null
  return {
    ...(await describeRecord(args)),
    bookings: [],
    consent: CONSENT_CHANNELS.map((channel) => ({
      at: text(`${channel}ConsentAt`),
      channel,
      obstacle: contactObstacle({ channel, contact: doc }),
      source: text(`${channel}ConsentSource`),
      status: (doc[`${channel}Consent`] as ConsentStatus | null) ?? 'unknown',
    })),
    contact: {
      id: doc.id,
      name: doc.name,
      company: await nameCompany({ ...args, company: doc.company }),
      doNotContact: doc.doNotContact === true,
      email: text('email'),
      engagementStage: doc.engagementStage,
      engagementStageEnteredAt: text('engagementStageEnteredAt'),
      jobTitle: text('jobTitle'),
      journeyStage: text('journeyStage'),
      lastEventAt: text('lastEventAt'),
      lifecycle: text('lifecycle'),
      owner: await nameOwner({ ...args, owner: doc.owner }),
      phone: text('phone'),
      subscribedAt: text('subscribedAt'),
      totalInteractions: doc.totalInteractions ?? 0,
    },
    events: await latestOf({ ...args, limit: EVENTS, types: [...EVENT_KINDS] }),
    invoices: [],
    meta: {
      lastInteractionAt: doc.lastInteractionAt ?? null,
      leadScore: scored?.score ?? 0,
      outstandingBalance: null,
      scoreFactors: scored?.factors ?? [],
    },
    notes: await latestOf({ ...args, limit: NOTES, types: ['note'] }),
    segments: [doc.engagementStage],
    tags: doc.tags ?? [],
  }
}
