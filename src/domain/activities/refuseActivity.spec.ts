import { refuseActivity } from './refuseActivity.js'

const now = new Date('2026-11-20T12:00:00.000Z')
const later = '2026-11-21T12:00:00.000Z'

it.each([
  [{ type: 'task' }, 'subject', 'taskTitle'],
  [{ type: 'task', completedAt: later, subject: 'Call' }, 'completedAt', 'notYet'],
  [{ type: 'call', dueAt: later }, 'dueAt', 'tasksOnly'],
  [{ type: 'note', completedAt: '2026-11-01T00:00:00.000Z' }, 'completedAt', 'tasksOnly'],
  [{ type: 'meeting', assignee: 7 }, 'assignee', 'tasksOnly'],
  [{ type: 'call', occurredAt: later }, 'occurredAt', 'notYet'],
  [{ type: 'email', occurredAt: later }, 'occurredAt', 'notYet'],
] as const)('refuses %j', (after, field, reason) => {
  expect(refuseActivity({ after, now })).toEqual({ code: 'invalid_input', field, reason })
})

it.each([
  { type: 'task', assignee: 7, dueAt: '2020-01-01T12:00:00.000Z', subject: 'Call' },
  { type: 'task', completedAt: now.toISOString(), subject: 'Call' },
  { type: 'meeting', occurredAt: later },
  { type: 'note', occurredAt: later },
  // The clock of a browser runs ahead a little.
  { type: 'call', occurredAt: '2026-11-20T12:04:00.000Z' },
])('takes %j', (after) => {
  expect(refuseActivity({ after, now })).toBeNull()
})
