import { z } from 'zod'

import { dateSchema, idSchema, listQueryShape, text, versionSchema } from '../shared/schemas.js'
import { DUE } from './due.js'
import { ACTIVITY_DIRECTIONS, ACTIVITY_SENTIMENTS, ACTIVITY_TYPES, LOGGED_TYPES } from './types.js'

/** A day. */
const MAX_SECONDS = 24 * 60 * 60

const activityShape = {
  assignee: idSchema.nullish(),
  body: text(20_000).nullish(),
  company: idSchema.nullish(),
  /** Since when a task is done; `null` opens it again. */
  completedAt: dateSchema.nullish(),
  contact: idSchema.nullish(),
  direction: z.enum(ACTIVITY_DIRECTIONS).nullish(),
  /** The day until which a task is to be done. */
  dueAt: dateSchema.nullish(),
  durationSeconds: z.number().int().min(0).max(MAX_SECONDS).nullish(),
  lead: idSchema.nullish(),
  /** @default now */
  occurredAt: dateSchema.optional(),
  outcome: text().nullish(),
  sentiment: z.enum(ACTIVITY_SENTIMENTS).nullish(),
  /** Of a task, its title. */
  subject: text().nullish(),
}

export const activityCreateSchema = z.strictObject({
  ...activityShape,
  type: z.enum(LOGGED_TYPES),
})

export const activityUpdateSchema = z.strictObject({
  ...activityShape,
  type: z.enum(LOGGED_TYPES).optional(),
  version: versionSchema.optional(),
})

/** `assignee` takes `me` too; `due` looks at tasks that are not done. */
export const activityListQuerySchema = z.strictObject({
  ...listQueryShape,
  type: z.enum(ACTIVITY_TYPES).optional(),
  assignee: z.string().min(1).max(64).optional(),
  company_id: z.string().optional(),
  contact_id: z.string().optional(),
  due: z.enum(DUE).optional(),
  lead_id: z.string().optional(),
})
