import { z } from 'zod'

import { lineSchema } from '../shared/line.js'
import { dateSchema, idSchema, listQueryShape, text, versionSchema } from '../shared/schemas.js'
import { PROPOSAL_STATUSES } from './status.js'

const proposalShape = {
  expiresAt: dateSchema.nullish(),
  lines: z.array(lineSchema).max(200).optional(),
  status: z.enum(PROPOSAL_STATUSES).optional(),
}

export const proposalCreateSchema = z.strictObject({
  ...proposalShape,
  name: text(),
  lead: idSchema,
})

export const proposalUpdateSchema = z.strictObject({
  ...proposalShape,
  name: text().optional(),
  lead: idSchema.optional(),
  version: versionSchema.optional(),
})

/** When what was bought runs; both may follow later. */
export const proposalConvertSchema = z.strictObject({
  endDate: dateSchema.nullish(),
  startDate: dateSchema.nullish(),
})

export const proposalListQuerySchema = z.strictObject({
  ...listQueryShape,
  lead_id: text(64).optional(),
  status: z.enum(PROPOSAL_STATUSES).optional(),
})
