import { z } from 'zod'

import { boardFilterSchema } from '../board/filter.js'
import {
  dateSchema,
  idSchema,
  listQueryShape,
  moneySchema,
  text,
  versionSchema,
} from '../shared/schemas.js'
import { LEAD_STATUSES } from './decideStageChange.js'

const leadShape = {
  actualValue: moneySchema.nullish(),
  boardOrder: text().optional(),
  company: idSchema.nullish(),
  contact: idSchema.nullish(),
  contactEmail: text().nullish(),
  contactName: text().nullish(),
  contactPhone: text().nullish(),
  currency: text(3).optional(),
  estimatedValue: moneySchema.nullish(),
  expectedCloseDate: dateSchema.nullish(),
  lostReason: text(2000).nullish(),
  /** Of the settings' list. */
  lostReasonKey: text(48).nullish(),
  nextFollowUpAt: dateSchema.nullish(),
  notes: text(20_000).nullish(),
  owner: idSchema.nullish(),
  /** Id or key. */
  pipeline: idSchema.optional(),
  source: text(48).nullish(),
  stage: text(48).optional(),
  tags: z.array(text(60)).max(50).nullish(),
  wonReason: text(2000).nullish(),
  wonReasonKey: text(48).nullish(),
}

export const leadCreateSchema = z.strictObject({ ...leadShape, companyName: text() })

export const leadUpdateSchema = z.strictObject({
  ...leadShape,
  companyName: text().optional(),
  version: versionSchema.optional(),
})

/** `owner` takes `me` and `none` too; `q` looks in company, contact and e-mail. */
export const leadListQuerySchema = z.strictObject({
  ...listQueryShape,
  owner: z.string().min(1).max(64).optional(),
  pipeline_type: text(64).optional(),
  q: z.string().trim().max(200).optional(),
  stage: text(48).optional(),
  status: z.enum(LEAD_STATUSES).optional(),
})

/** The list's filters, and the board's. */
export const leadExportQuerySchema = leadListQuerySchema
  .omit({ depth: true, limit: true, page: true })
  .extend({
    maxValue: boardFilterSchema.shape.maxValue,
    minValue: boardFilterSchema.shape.minValue,
  })

export type LeadListQuery = z.infer<typeof leadListQuerySchema>
