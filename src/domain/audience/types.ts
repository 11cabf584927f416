/** Every contact is in exactly one of these, by what they did and when. */
export const ENGAGEMENT_STAGES = ['new', 'engaged', 'active', 'at_risk', 'churned'] as const

export type EngagementStage = (typeof ENGAGEMENT_STAGES)[number]

/** What people do that machines report. */
export const EVENT_KINDS = [
  'email_open',
  'email_click',
  'push_click',
  'sms_click',
  'visit',
  'form',
  'social_engagement',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * Why somebody went to another stage: something happened, time passed, a pass over everybody found
 * them, they subscribed at another time, or their events were counted anew.
 */
export const STAGE_CAUSES = ['events', 'time', 'resegment', 'profile', 'rebuild'] as const

export type StageCause = (typeof STAGE_CAUSES)[number]
