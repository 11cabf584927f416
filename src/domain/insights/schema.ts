import { z } from 'zod'

import { listQueryShape, text } from '../shared/schemas.js'
import { INSIGHT_DECISIONS } from './decisions.js'
import { INSIGHT_KINDS, INSIGHT_STATUSES } from './types.js'

export const insightListQuerySchema = z.strictObject({
  ...listQueryShape,
  kind: z.enum(INSIGHT_KINDS).optional(),
  lead_id: text(64).optional(),
  order_id: text(64).optional(),
  /** Of the lead: id or key. */
  pipeline_type: text(64).optional(),
  status: z.enum(INSIGHT_STATUSES).default('current'),
})

export const insightUpdateSchema = z.strictObject({ status: z.enum(INSIGHT_DECISIONS) })
