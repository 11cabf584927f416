import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

/** The renewal of an order, if the user may see one that was not cancelled and is not in the trash. */
export const findRenewal = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  /** Of the order that is renewed. */
  id: number | string
  req: PayloadRequest
}): Promise<({ id: number | string; name: string } & Record<string, unknown>) | null> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.orders,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { renewalOf: { equals: id }, status: { not_equals: 'cancelled' } },
  })
  return (docs[0] as unknown as { id: number | string; name: string } | undefined) ?? null
}
