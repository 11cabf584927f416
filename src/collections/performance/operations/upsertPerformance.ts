import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { PerformanceRow } from '../../../domain/performance/schema.js'

import { lockOrders } from '../../../database/orders/delivery.js'
import { isStorableID } from '../../../database/session.js'
import { noonOf } from '../../../domain/shared/days.js'
import { normalizeText } from '../../../domain/shared/normalizeText.js'
import { rollUpDelivery } from '../../orders/operations/rollUpDelivery.js'

const upsertRow = async ({
  crm,
  req,
  row,
}: {
  crm: CRMContext
  req: PayloadRequest
  row: PerformanceRow
}): Promise<{ doc: Record<string, unknown>; isNew: boolean }> => {
  const common = {
    collection: crm.slugs.performance,
    depth: 0,
    overrideAccess: false as const,
    req,
    user: req.user,
  }
  const {
    docs: [existing],
  } = await req.payload.find({
    ...common,
    limit: 1,
    pagination: false,
    where: {
      campaignName: { equals: normalizeText(row.campaignName) },
      order: { equals: row.order },
      periodStart: { equals: noonOf(new Date(row.periodStart)) },
    },
  })
  const doc: unknown = existing
    ? await req.payload.update({ ...common, id: existing.id, data: { ...row } })
    : await req.payload.create({ ...common, data: { ...row } })
  return { doc: doc as Record<string, unknown>, isNew: !existing }
}

/**
 * Takes delivery in, one row per order, campaign and first day: a row that is there already is
 * brought up to date, and what the orders delivered with them. Runs in the transaction of `req`, so
 * that all rows are taken or none.
 */
export const upsertPerformance = async ({
  crm,
  req,
  rows,
}: {
  crm: CRMContext
  req: PayloadRequest
  rows: PerformanceRow[]
}): Promise<{ created: number; docs: Record<string, unknown>[]; updated: number }> => {
  // One writer per order at a time, always in the same order: two first reports do not collide.
  const orders = [...new Set(rows.map(({ order }) => order))]
  const ids = orders.filter((id) => isStorableID({ id, req }))
  if (ids.length > 0) {
    await lockOrders({ crm, ids, req })
  }
  const toRollUp = (req.context.crmOrdersToRollUp = new Set<number | string>())
  const docs: Record<string, unknown>[] = []
  let created = 0
  try {
    for (const row of rows) {
      const { doc, isNew } = await upsertRow({ crm, req, row })
      created += isNew ? 1 : 0
      docs.push(doc)
    }
  } finally {
    delete req.context.crmOrdersToRollUp
  }
  await rollUpDelivery({ crm, orders: [...toRollUp], req })
  return { created, docs, updated: rows.length - created }
}
