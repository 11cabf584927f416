import { z } from 'zod'

import { PRICING_MODELS } from '../products/pricing.js'
import { lineSchema } from '../shared/line.js'
import {
  dateSchema,
  idSchema,
  listQueryShape,
  moneySchema,
  text,
  versionSchema,
} from '../shared/schemas.js'
import { PROPOSAL_STATUSES } from './status.js'

/** What a product of the rate card says already may be left out. */
const proposalLineSchema = lineSchema.extend({
  label: text().optional(),
  price: moneySchema.optional(),
  pricingModel: z.enum(PRICING_MODELS).nullish(),
})

const proposalShape = {
  endDate: dateSchema.nullish(),
  expiresAt: dateSchema.nullish(),
  lines: z.array(proposalLineSchema).max(200).optional(),
  startDate: dateSchema.nullish(),
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

/** When what was bought runs; left out, as the proposal says. */
export const proposalConvertSchema = z.strictObject({
  endDate: dateSchema.nullish(),
  startDate: dateSchema.nullish(),
})

export const proposalSendSchema = z.strictObject({
  expiresAt: dateSchema.nullish(),
  version: versionSchema.optional(),
})

export const proposalListQuerySchema = z.strictObject({
  ...listQueryShape,
  lead_id: text(64).optional(),
  status: z.enum(PROPOSAL_STATUSES).optional(),
})

/** Which proposal a public link names: half of it is stored, half of it signed. */
export const linkParamsSchema = z.strictObject({ token: z.string() })
