import type { Refusal } from '../errors.js'

import { INTERACTION_TYPES } from './types.js'

/** Clocks differ a little. */
const TOLERANCE_MS = 5 * 60 * 1000

/** An activity as it is about to be written. */
export type ActivityState = {
  assignee?: unknown
  completedAt?: null | string
  dueAt?: null | string
  occurredAt?: string
  subject?: null | string
  type?: string
}

const isAhead = (time: null | string | undefined, now: Date): boolean =>
  Boolean(time) && Date.parse(time!) > now.getTime() + TOLERANCE_MS

/** Meetings are planned; calls and messages have happened when they are logged. */
const hasToBePast = (type: string | undefined): boolean =>
  type !== 'meeting' && (INTERACTION_TYPES as readonly unknown[]).includes(type)

const TASK_FIELDS = ['assignee', 'completedAt', 'dueAt'] as const

/** Why an activity cannot be what it would become; `null` when it can. */
export const refuseActivity = ({
  after,
  now,
}: {
  after: ActivityState
  now: Date
}): null | Refusal => {
  if (after.type === 'task') {
    if (!after.subject) {
      return { code: 'invalid_input', field: 'subject', reason: 'taskTitle' }
    }
    return isAhead(after.completedAt, now)
      ? { code: 'invalid_input', field: 'completedAt', reason: 'notYet' }
      : null
  }
  const field = TASK_FIELDS.find((name) => (after[name] ?? null) !== null)
  if (field) {
    return { code: 'invalid_input', field, reason: 'tasksOnly' }
  }
  return hasToBePast(after.type) && isAhead(after.occurredAt, now)
    ? { code: 'invalid_input', field: 'occurredAt', reason: 'notYet' }
    : null
}
