import { z } from 'zod'

import { ENGAGEMENT_STAGES } from '../audience/types.js'
import { dateSchema, idSchema, listQueryShape, text, versionSchema } from '../shared/schemas.js'
import { CONSENT_STATUSES, CONTACT_LIFECYCLES, JOURNEY_STAGES } from './types.js'

const consent = z.enum(CONSENT_STATUSES).optional()

const contactShape = {
  avatarURL: text(2000).nullish(),
  company: idSchema.nullish(),
  doNotContact: z.boolean().optional(),
  email: text().nullish(),
  emailConsent: consent,
  emailConsentSource: text().nullish(),
  firstContactAt: dateSchema.nullish(),
  firstName: text().nullish(),
  jobTitle: text().nullish(),
  journeyStage: z.enum(JOURNEY_STAGES).nullish(),
  language: text(35).nullish(),
  lastName: text().nullish(),
  lifecycle: z.enum(CONTACT_LIFECYCLES).optional(),
  /** Of the host's site. */
  login: text().nullish(),
  notes: text(20_000).nullish(),
  owner: idSchema.nullish(),
  phone: text().nullish(),
  phoneConsent: consent,
  phoneConsentSource: text().nullish(),
  pushConsent: consent,
  pushConsentSource: text().nullish(),
  smsConsent: consent,
  smsConsentSource: text().nullish(),
  source: text(48).nullish(),
  sourceDetails: z.record(z.string(), z.unknown()).nullish(),
  subscribedAt: dateSchema.nullish(),
  tags: z.array(text(60)).max(50).nullish(),
  timeZone: text(60).nullish(),
  utm: z.record(z.string(), z.unknown()).nullish(),
}

/** Loose, as a host may have fields of its own (`customFields`); what is nobody's the route refuses. */
export const contactCreateSchema = z.looseObject(contactShape)

export const contactUpdateSchema = z.looseObject({
  ...contactShape,
  version: versionSchema.optional(),
})

/** `owner` takes `me` and `none` too. */
export const contactListQuerySchema = z.strictObject({
  ...listQueryShape,
  company_id: z.string().min(1).max(64).optional(),
  engagement_stage: z.enum(ENGAGEMENT_STAGES).optional(),
  journey_stage: z.enum(JOURNEY_STAGES).optional(),
  lifecycle: z.enum(CONTACT_LIFECYCLES).optional(),
  owner: z.string().min(1).max(64).optional(),
  source: text(48).optional(),
  tag: text(60).optional(),
})

export type ContactListQuery = z.infer<typeof contactListQuerySchema>
