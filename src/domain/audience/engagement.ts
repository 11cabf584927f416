import type { StageReason } from './computeStage.js'
import type { EngagementStage, StageCause } from './types.js'

/** What a contact did within so many days, machines left out. */
export type EngagementWindow = {
  clicks: number
  days: number
  /** Of any kind. */
  events: number
  opens: number
  visits: number
}

/** A move from one stage to another; times are ISO 8601, UTC. */
export type StageStep = {
  at: string
  cause: StageCause
  from: EngagementStage
  to: EngagementStage
}

/** What `GET /api/crm/contacts/:id/engagement` answers: where a contact is, and why. */
export type ContactEngagement = {
  /** The latest moves, latest first. */
  moves: StageStep[]
  /** What comes next if nothing happens any more, `null` when nothing does. */
  next: { at: string; stage: EngagementStage } | null
  /** The sentence is at `crm:engagement:reasons:<key>`, in the reader's language in `text`. */
  reason: { text: string } & StageReason
  since: string
  stage: EngagementStage
  windows: EngagementWindow[]
}

/** The windows that the rule and its readers look at, in days. */
export const ENGAGEMENT_WINDOWS = [7, 14, 28, 30, 60] as const
