import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { touchLead as touch } from '../../database/leads/touchLead.js'
import { relationID } from '../../utilities/relationID.js'

/** Whatever happens around a lead moves its `lastActivityAt` forward, never back. */
export const touchLead =
  (crm: CRMContext): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    const lead = relationID(doc.lead)
    if (operation === 'create' && lead !== null) {
      await touch({
        id: lead,
        at: doc.occurredAt as string,
        collection: crm.slugs.leads,
        now: crm.now(),
        req,
      })
    }
    return doc
  }
