import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

/** Whoever sets up an empty installation administers its CRM. */
export const makeFirstUserAdmin =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create' || data.crmRole) {
      return data
    }
    const { totalDocs } = await req.payload.count({
      collection: crm.usersSlug,
      overrideAccess: true, // the first user has no access to anything yet
      req,
    })
    return totalDocs === 0 ? { ...data, crmRole: 'admin' } : data
  }
