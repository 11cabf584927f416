import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { relationID } from '../../utilities/relationID.js'

/** A new order belongs to its lead's company unless it names another. */
export const inheritFromLead =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    const lead = relationID(data.lead)
    if (operation !== 'create' || lead === null || relationID(data.company) !== null) {
      return data
    }
    const found = await req.payload.findByID({
      id: lead,
      collection: crm.slugs.leads,
      depth: 0,
      disableErrors: true,
      overrideAccess: true, // which company the order is for does not depend on who writes it
      req,
    })
    return { ...data, company: relationID(found?.company) }
  }
