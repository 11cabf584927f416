import { z } from 'zod'

import {
  countSchema,
  dateSchema,
  idSchema,
  listQueryShape,
  moneySchema,
  text,
  versionSchema,
} from '../shared/schemas.js'

const deliveryShape = {
  clicks: countSchema.optional(),
  conversions: countSchema.optional(),
  impressions: countSchema.optional(),
  revenue: moneySchema.optional(),
  spend: moneySchema.optional(),
}

export const performanceRowSchema = z.strictObject({
  ...deliveryShape,
  campaignName: text(),
  order: idSchema,
  periodEnd: dateSchema,
  periodStart: dateSchema,
})

export type PerformanceRow = z.infer<typeof performanceRowSchema>

export const PERFORMANCE_BATCH_LIMIT = 1000

/** One row, or many at once: all of them are taken, or none. */
export const performanceUpsertSchema = z.preprocess(
  (body) => (Array.isArray(body) ? { isMany: true, rows: body } : { isMany: false, rows: [body] }),
  z.object({
    isMany: z.boolean(),
    rows: z.array(performanceRowSchema).min(1).max(PERFORMANCE_BATCH_LIMIT),
  }),
)

export const performanceUpdateSchema = z.strictObject({
  ...deliveryShape,
  campaignName: text().optional(),
  periodEnd: dateSchema.optional(),
  periodStart: dateSchema.optional(),
  version: versionSchema.optional(),
})

export const performanceListQuerySchema = z.strictObject({
  ...listQueryShape,
  order_id: text(64).optional(),
})
