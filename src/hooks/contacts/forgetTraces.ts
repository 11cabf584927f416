import type { CollectionBeforeDeleteHook } from 'payload'

import type { CRMContext } from '../../context.js'

/**
 * A contact that is destroyed for good takes its timeline with it, what people and machines noted; what
 * was noted about a lead as well is that lead's.
 */
export const forgetTraces =
  (crm: CRMContext): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    await req.payload.db.deleteMany({
      collection: crm.slugs.events,
      req,
      where: { contact: { equals: id } },
    })
    await req.payload.db.deleteMany({
      collection: crm.slugs.activities,
      req,
      where: { contact: { equals: id }, lead: { exists: false } },
    })
  }
