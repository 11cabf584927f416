/** How far somebody has come with us, over all leads and orders. */
export const CONTACT_LIFECYCLES = [
  'subscriber',
  'lead',
  'prospect',
  'customer',
  'evangelist',
  'former_customer',
] as const

/** Where somebody stands in their own decision; each change is kept in the timeline. */
export const JOURNEY_STAGES = [
  'awareness',
  'consideration',
  'decision',
  'retention',
  'advocacy',
] as const

/** Ways to reach somebody, each with a consent of its own. */
export const CONSENT_CHANNELS = ['email', 'sms', 'phone', 'push'] as const

export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** `unknown` is nobody's consent: nothing was asked, or nothing is known of an answer. */
export const CONSENT_STATUSES = ['unknown', 'granted', 'revoked'] as const

export type ConsentStatus = (typeof CONSENT_STATUSES)[number]
