import type { CollectionBeforeDeleteHook } from 'payload'

import type { CRMContext } from '../../context.js'

/**
 * A company that is destroyed for good takes what was noted about it along; what was noted about a
 * lead of it as well is that lead's.
 */
export const deleteActivitiesOf =
  (crm: CRMContext): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    await req.payload.db.deleteMany({
      collection: crm.slugs.activities,
      req,
      where: { company: { equals: id }, lead: { exists: false } },
    })
  }
