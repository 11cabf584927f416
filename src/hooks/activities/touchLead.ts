import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { touchLead as touch } from '../../collections/leads/operations/touchLead.js'
import { relationID } from '../../utilities/relationID.js'

/** Whatever happens around a lead moves its `lastActivityAt` forward, never back. */
export const touchLead =
  (crm: CRMContext): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    const leadID = relationID(doc.lead)
    if (operation === 'create' && leadID !== null) {
      await touch({ at: doc.occurredAt as string, crm, leadID, req })
    }
    return doc as unknown
  }
