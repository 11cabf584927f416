import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { DeliverySums, KeptDelivery } from '../../../database/orders/delivery.js'

import { inTransaction } from '../../../database/inTransaction.js'
import {
  findOrdersWithoutDelivery,
  lockOrders,
  sumDelivery,
  writeDelivery,
} from '../../../database/orders/delivery.js'
import { postgresErrorOf } from '../../../database/postgresError.js'
import { computeMetrics } from '../../../domain/performance/computeMetrics.js'

type ID = number | string

const withRates = (sums: { id: ID } & DeliverySums): KeptDelivery => ({
  ...sums,
  ...computeMetrics({
    clicks: Number(sums.clicks),
    impressions: Number(sums.impressions),
    revenue: Number(sums.revenue),
    spend: Number(sums.spend),
  }),
})

/**
 * Brings what orders delivered up to date with their performance, in the request's transaction. The
 * locks come first, in a statement of their own: the sums then see what the writer before wrote.
 */
export const rollUpDelivery = async ({
  crm,
  orders,
  req,
}: {
  crm: CRMContext
  orders: ID[]
  req: PayloadRequest
}): Promise<void> => {
  if (orders.length === 0) {
    return
  }
  await lockOrders({ crm, ids: orders, req })
  const sums = await sumDelivery({ crm, ids: orders, req })
  if (sums.length > 0) {
    await writeDelivery({ crm, deliveries: sums.map(withRates), req })
  }
}

const BATCH = 200

/** The schema is older than the plugin: the host's migrations have not run yet. */
const SCHEMA_IS_OLD = ['42703', '42P01']

/**
 * At the start of the app, catches up with performance that was there before orders had a delivery:
 * a host's migrations, which the plugin does not write, leave it empty.
 */
export const rollUpOldOrders = async ({
  crm,
  payload,
}: {
  crm: CRMContext
  payload: Payload
}): Promise<void> => {
  try {
    const find = async () =>
      findOrdersWithoutDelivery({ crm, limit: BATCH, req: await createLocalReq({}, payload) })
    for (let orders = await find(); orders.length > 0; orders = await find()) {
      const req = await createLocalReq({}, payload)
      const batch = orders
      await inTransaction({ req, work: () => rollUpDelivery({ crm, orders: batch, req }) })
    }
  } catch (error) {
    if (!SCHEMA_IS_OLD.includes(postgresErrorOf(error)?.state ?? '')) {
      throw error
    }
  }
}
