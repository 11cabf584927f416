import { z } from 'zod'

import {
  dateSchema,
  idSchema,
  listQueryShape,
  moneySchema,
  versionSchema,
} from '../shared/schemas.js'
import { GOAL_PERIODS } from './period.js'

const goalShape = {
  /** Whose goal it is; of the whole team without one. */
  owner: idSchema.nullish(),
  period: z.enum(GOAL_PERIODS),
  /** Of all pipelines without one. */
  pipeline: idSchema.nullish(),
  /** Any day of the month or quarter. */
  start: dateSchema,
  target: moneySchema,
}

export const goalCreateSchema = z.strictObject(goalShape)

export const goalUpdateSchema = z.strictObject({
  ...z.strictObject(goalShape).partial().shape,
  version: versionSchema.optional(),
})

export const goalListQuerySchema = z.strictObject({
  ...listQueryShape,
  owner: z.string().min(1).max(64).optional(),
  period: z.enum(GOAL_PERIODS).optional(),
})
