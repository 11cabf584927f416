export const ACTIVITY_TYPES = [
  'stage_change',
  'call',
  'email',
  'sms',
  'meeting',
  'note',
  'task',
] as const

/** Who began a call or a message: they, or we. */
export const ACTIVITY_DIRECTIONS = ['inbound', 'outbound'] as const

export const ACTIVITY_SENTIMENTS = ['positive', 'neutral', 'negative'] as const
