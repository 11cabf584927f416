import type { CollectionBeforeDeleteHook } from 'payload'

import type { CRMContext } from '../../context.js'

/** A lead that is destroyed for good takes its history with it. */
export const deleteActivities =
  (crm: CRMContext): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    await req.payload.db.deleteMany({
      collection: crm.slugs.activities,
      req,
      where: { lead: { equals: id } },
    })
  }
