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
import { COMPANY_KINDS, COMPANY_LIFECYCLES } from './kinds.js'

const companyShape = {
  annualRevenue: moneySchema.nullish(),
  country: text().nullish(),
  domain: text(2000).nullish(),
  industry: text().nullish(),
  kind: z.enum(COMPANY_KINDS).optional(),
  lifecycle: z.enum(COMPANY_LIFECYCLES).optional(),
  notes: text(20_000).nullish(),
  owner: idSchema.nullish(),
  parent: idSchema.nullish(),
  phone: text().nullish(),
  renewalDate: dateSchema.nullish(),
  size: countSchema.nullish(),
  tags: z.array(text(60)).max(50).nullish(),
  website: text(2000).nullish(),
}

/** Loose, as a host may have fields of its own (`customFields`); what is nobody's the route refuses. */
export const companyCreateSchema = z.looseObject({ ...companyShape, name: text() })

export const companyUpdateSchema = z.looseObject({
  ...companyShape,
  name: text().optional(),
  version: versionSchema.optional(),
})

/** `owner` takes `me` and `none` too. */
export const companyListQuerySchema = z.strictObject({
  ...listQueryShape,
  kind: z.enum(COMPANY_KINDS).optional(),
  lifecycle: z.enum(COMPANY_LIFECYCLES).optional(),
  owner: z.string().min(1).max(64).optional(),
  parent_id: z.string().min(1).max(64).optional(),
  tag: text(60).optional(),
})

export type CompanyListQuery = z.infer<typeof companyListQuerySchema>
