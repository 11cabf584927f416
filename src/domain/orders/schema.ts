import { z } from 'zod'

import { orderLineSchema } from '../shared/line.js'
import { dateSchema, idSchema, listQueryShape, text, versionSchema } from '../shared/schemas.js'
import { ORDER_STATUSES } from './status.js'

const orderShape = {
  company: idSchema.nullish(),
  endDate: dateSchema.nullish(),
  flaggedForReview: z.boolean().optional(),
  flaggedReason: text(500).nullish(),
  lines: z.array(orderLineSchema).max(200).optional(),
  proposal: idSchema.nullish(),
  startDate: dateSchema.nullish(),
  status: z.enum(ORDER_STATUSES).optional(),
}

export const orderCreateSchema = z.strictObject({ ...orderShape, name: text(), lead: idSchema })

export const orderUpdateSchema = z.strictObject({
  ...orderShape,
  name: text().optional(),
  lead: idSchema.optional(),
  version: versionSchema.optional(),
})

/** When the renewal runs; left out, it follows the order before it. */
export const orderRenewSchema = z.strictObject({
  endDate: dateSchema.nullish(),
  startDate: dateSchema.nullish(),
})

export const orderListQuerySchema = z.strictObject({
  ...listQueryShape,
  flagged: z.enum(['false', 'true']).optional(),
  lead_id: text(64).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
})
