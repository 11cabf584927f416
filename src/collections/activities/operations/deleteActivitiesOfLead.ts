import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

/** Removes the whole timeline of a lead, history included: for a lead that is destroyed for good. */
export const deleteActivitiesOfLead = async ({
  crm,
  leadID,
  req,
}: {
  crm: CRMContext
  leadID: number | string
  req: PayloadRequest
}): Promise<void> => {
  await req.payload.db.deleteMany({
    collection: crm.slugs.activities,
    req,
    where: { lead: { equals: leadID } },
  })
}
