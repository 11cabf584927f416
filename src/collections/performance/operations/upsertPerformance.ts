import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { PerformanceRow } from '../../../domain/performance/schema.js'

import { lockDocument } from '../../../database/lockDocument.js'
import { noonOf } from '../../../domain/shared/days.js'
import { normalizeText } from '../../../domain/shared/normalizeText.js'

/**
 * Takes delivery in, one row per order, campaign and first day: a row that is there already is
 * brought up to date. Runs in the transaction of `req`, so that all rows are taken or none.
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
  for (const id of [...new Set(rows.map(({ order }) => order))].sort()) {
    await lockDocument({ id, collection: crm.slugs.orders, req })
  }
  const docs: Record<string, unknown>[] = []
  let created = 0
  for (const row of rows) {
    const { docs: found } = await req.payload.find({
      collection: crm.slugs.performance,
      depth: 0,
      limit: 1,
      overrideAccess: false,
      pagination: false,
      req,
      user: req.user,
      where: {
        campaignName: { equals: normalizeText(row.campaignName) },
        order: { equals: row.order },
        periodStart: { equals: noonOf(new Date(row.periodStart)) },
      },
    })
    const common = {
      collection: crm.slugs.performance,
      data: { ...row },
      depth: 0,
      overrideAccess: false as const,
      req,
      user: req.user,
    }
    const [existing] = found
    const doc: unknown = existing
      ? await req.payload.update({ ...common, id: existing.id })
      : await req.payload.create(common)
    created += existing ? 0 : 1
    docs.push(doc as Record<string, unknown>)
  }
  return { created, docs, updated: rows.length - created }
}
