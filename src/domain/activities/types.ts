export const ACTIVITY_TYPES = [
  'stage_change',
  'call',
  'email',
  'sms',
  'meeting',
  'note',
  'task',
] as const
