import { z } from 'zod'

import type { ActivityType } from '../activities/types.js'
import type { EventKind } from '../audience/types.js'

import { ACTIVITY_TYPES } from '../activities/types.js'
import { EVENT_KINDS } from '../audience/types.js'
import { LIST_LIMIT } from '../shared/schemas.js'

export const ENTRY_TYPES = [...ACTIVITY_TYPES, ...EVENT_KINDS] as const

export type EntryType = (typeof ENTRY_TYPES)[number]

/** `types`: names of activities and events, separated by commas; all of them when left out. */
export const timelineQuerySchema = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(25),
  types: z
    .string()
    .max(400)
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(ENTRY_TYPES)).min(1))
    .optional(),
})

export type TimelineQuery = z.infer<typeof timelineQuerySchema>

/** The types asked for, by the record that has them. */
export const splitTypes = (
  types: EntryType[] = [...ENTRY_TYPES],
): { activities: ActivityType[]; events: EventKind[] } => ({
  activities: ACTIVITY_TYPES.filter((type) => types.includes(type)),
  events: EVENT_KINDS.filter((kind) => types.includes(kind)),
})
