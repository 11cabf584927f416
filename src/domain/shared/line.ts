import { z } from 'zod'

import { GOAL_UNITS } from '../orders/goalUnits.js'
import { countSchema, idSchema, moneySchema, text } from './schemas.js'

/** One line of a proposal. */
export const lineSchema = z.strictObject({
  id: text(64).optional(),
  label: text(),
  price: moneySchema,
  product: idSchema.nullish(),
  quantity: z.number().min(0).max(1_000_000_000).default(1),
})

/** One line of an order: what was bought, and how many units are to be delivered. */
export const orderLineSchema = lineSchema.extend({
  goalUnit: z.enum(GOAL_UNITS).nullish(),
  goalUnits: countSchema.nullish(),
})
