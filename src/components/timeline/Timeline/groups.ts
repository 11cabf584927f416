import type { EntryType } from '../../../domain/timeline/schema.js'

import { HISTORY_TYPES } from '../../../domain/activities/types.js'
import { EVENT_KINDS } from '../../../domain/audience/types.js'

/** What the timeline is filtered by: one chip each. */
export const GROUPS = {
  call: ['call'],
  email: ['email'],
  engagement: [...EVENT_KINDS],
  history: [...HISTORY_TYPES],
  meeting: ['meeting'],
  note: ['note'],
  sms: ['sms'],
  task: ['task'],
} satisfies Record<string, EntryType[]>

export type Group = keyof typeof GROUPS

/** In the order of the chips. */
export const GROUP_ORDER: Group[] = [
  'call',
  'email',
  'sms',
  'meeting',
  'note',
  'task',
  'engagement',
  'history',
]
