import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ConsentChange } from '../../../domain/contacts/consent.js'

import { relationID } from '../../../utilities/relationID.js'

/**
 * Keeps what somebody answered, in the transaction of the change itself: the channel as the subject,
 * the answers as the states left and entered, and the source as the body.
 */
export const recordConsentChanges = async ({
  changes,
  contact: { id, company, updatedAt },
  crm,
  req,
}: {
  changes: ConsentChange[]
  contact: { company?: unknown; id: number | string; updatedAt: string }
  crm: CRMContext
  req: PayloadRequest
}): Promise<void> => {
  for (const { channel, from, source, to } of changes) {
    await req.payload.create({
      collection: crm.slugs.activities,
      data: {
        type: 'consent_change',
        author: req.user?.collection === crm.usersSlug ? req.user.id : null,
        body: source,
        company: relationID(company),
        contact: id,
        fromStage: from,
        occurredAt: updatedAt,
        subject: channel,
        toStage: to,
      },
      depth: 0,
      overrideAccess: true, // the system's own record of what just happened
      req,
    })
  }
}
