import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

/** Whoever sets up an empty installation administers its CRM. */
export const makeFirstUserAdmin =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    const isStaff = crm.usersSlug === req.payload.config.admin.user
    if (operation !== 'create' || data.crmRole || !isStaff) {
      return data
    }
    const { totalDocs } = await req.payload.count({
      collection: crm.usersSlug,
      overrideAccess: true, // the first user has no access to anything yet
      req,
    })
    return totalDocs === 0 ? { ...data, crmRole: 'admin' } : data
  }
