import { z } from 'zod'

import { CLAIM_LOCALES } from '../claims/types.js'
import { listQueryShape, text, versionSchema } from '../shared/schemas.js'
import { PROMPT_STATUSES } from './status.js'

/** As long as a message may be that people write. */
export const MOST_CHARACTERS = 4000

export const promptListQuerySchema = z.strictObject({
  ...listQueryShape,
  lead_id: text(64).optional(),
  order_id: text(64).optional(),
})

export const promptUpdateSchema = z.strictObject({
  message: z.string().trim().min(1).max(MOST_CHARACTERS).optional(),
  status: z.enum(PROMPT_STATUSES).optional(),
  version: versionSchema.optional(),
})

/** A body may be left out. */
export const autoPromptSchema = z
  .strictObject({ language: z.enum(CLAIM_LOCALES).optional() })
  .optional()

export const autoPromptParamsSchema = z.strictObject({ orderId: z.string() })
