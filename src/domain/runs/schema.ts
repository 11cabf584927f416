import { z } from 'zod'

import { idSchema, listQueryShape, text } from '../shared/schemas.js'
import { RUN_KINDS, RUN_STATUSES } from './status.js'

/** Records one request may name. */
const MAX_IDS = 1000

const idsSchema = z.array(idSchema).min(1).max(MAX_IDS).optional()

/** Which records a run is about, however the caller calls them. */
export const runBodySchema = z.strictObject({
  /** Also those that are not due yet. */
  force: z.boolean().default(false),
  ids: idsSchema,
  leadIds: idsSchema,
  orderIds: idsSchema,
  /** Id or key of a pipeline. */
  pipeline_type: text().min(1).optional(),
})

export type RunBody = z.infer<typeof runBodySchema>

const flag = z
  .enum(['false', 'true'])
  .default('false')
  .transform((value) => value === 'true')

export const runQuerySchema = z.strictObject({
  /** Says what the run would cost, and starts nothing. */
  estimate: flag,
  /** Answers when the run is over, or takes too long to wait for. */
  wait: flag,
})

export const runListQuerySchema = z.strictObject({
  ...listQueryShape,
  kind: z.enum(RUN_KINDS).optional(),
  status: z.enum(RUN_STATUSES).optional(),
})
