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
import { enqueuePrompts } from '../../../database/prompts/enqueuePrompts.js'
import { computeMetrics } from '../../../domain/performance/computeMetrics.js'
import { queueTrigger } from '../../work/operations/queueTrigger.js'

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

type Args = { crm: CRMContext; orders: ID[]; req: PayloadRequest }

/** The locks come first, in a statement of their own: the sums then see what the writer before wrote. */
const sumUp = async ({ crm, orders, req }: Args): Promise<void> => {
  if (orders.length === 0) {
    return
  }
  await lockOrders({ crm, ids: orders, req })
  const sums = await sumDelivery({ crm, ids: orders, req })
  if (sums.length > 0) {
    await writeDelivery({ crm, deliveries: sums.map(withRates), req })
  }
}

/**
 * Brings what orders delivered up to date with their performance, and asks for a look at each of them,
 * in the request's transaction: whoever does well may be written to.
 */
export const rollUpDelivery = async (args: Args): Promise<void> => {
  await sumUp(args)
  if (args.orders.length > 0 && (await enqueuePrompts(args)) > 0) {
    await queueTrigger(args)
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
      await inTransaction({ req, work: () => sumUp({ crm, orders: batch, req }) })
    }
  } catch (error) {
    if (!SCHEMA_IS_OLD.includes(postgresErrorOf(error)?.state ?? '')) {
      throw error
    }
  }
}
