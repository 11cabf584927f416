import { z } from 'zod'

import { idSchema, LIST_LIMIT, text, versionSchema } from '../shared/schemas.js'
import { DUPLICATE_KINDS, DUPLICATE_STATUSES } from './types.js'

const kindSchema = z.enum(DUPLICATE_KINDS)

/** What somebody is about to enter. */
export const duplicateCheckQuerySchema = z.strictObject({
  name: text().optional(),
  company: text(64).optional(),
  domain: text().optional(),
  email: text(320).optional(),
  /** The record itself, where it is being changed. */
  except: text(64).optional(),
  kind: kindSchema.default('contacts'),
  phone: text(60).optional(),
  website: text(2000).optional(),
})

const paging = {
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(25),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
}

export const duplicateListQuerySchema = z.strictObject({
  ...paging,
  kind: kindSchema.default('contacts'),
  status: z.enum(DUPLICATE_STATUSES).default('open'),
})

export const mergeBodySchema = z.strictObject({
  /** Two accounts of the host's site are made one person only by somebody who says so. */
  confirmLogins: z.boolean().default(false),
  fields: z.record(text(100), z.enum(['loser', 'winner'])).default({}),
  loser: idSchema,
  /** `updatedAt` of the two as they were looked at. */
  versions: z
    .strictObject({ loser: versionSchema.optional(), winner: versionSchema.optional() })
    .default({}),
})

export type MergeBody = z.infer<typeof mergeBodySchema>

/** `preview=true` says what would become of the two, and writes nothing. */
export const mergeQuerySchema = z.strictObject({
  preview: z.enum(['false', 'true']).default('false'),
})

export const mergeListQuerySchema = z.strictObject({
  ...paging,
  kind: kindSchema.optional(),
  /** The record that stayed, or the one that went. */
  record: text(64).optional(),
})
