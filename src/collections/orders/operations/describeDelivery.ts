import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { OrderDelivery } from '../../../domain/performance/types.js'

import { isWritable } from '../../../database/isWritable.js'
import { readDeliverySeries } from '../../../database/performance/deliverySeries.js'
import { roleOf } from '../../../utilities/access.js'
import { CRMError } from '../../../utilities/crmError.js'
import { findRenewal } from './findRenewal.js'

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest }

/**
 * How an order goes, for its page: schedule, totals and periods.
 *
 * @throws CRMError `not_found` for an order that is not there or not to be seen
 */
export const describeDelivery = async ({ id, crm, req }: Args): Promise<OrderDelivery> => {
  const collection = crm.slugs.orders
  const order = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as unknown as null | Pick<OrderDelivery, 'delivery' | 'pacing'>
  if (!order) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:errors:noSuchOrder' as never) })
  }
  const renewal = await findRenewal({ id, crm, req })
  return {
    canImport: crm.access.canManage({ role: roleOf({ crm, req }) }),
    canWrite: await isWritable({ id, collection, req }),
    currency: crm.currency,
    days: await readDeliverySeries({ crm, order: id, req }),
    delivery: order.delivery,
    pacing: order.pacing,
    renewal: renewal && { id: renewal.id, name: renewal.name },
  }
}
