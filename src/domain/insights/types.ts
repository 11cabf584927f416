import type { Factor } from '../ai/types.js'

export const INSIGHT_KINDS = ['score', 'churn', 'upsell', 'deal_insight'] as const

export type InsightKind = (typeof INSIGHT_KINDS)[number]

export const INSIGHT_STATUSES = ['current', 'superseded', 'approved', 'dismissed'] as const

export type InsightStatus = (typeof INSIGHT_STATUSES)[number]

type ID = number | string

/** A result of the engine, with all it takes to come to the same result again. */
export type NewInsight = {
  /** Until when it may be shown without asking anew, ISO 8601. */
  expiresAt: null | string
  factors: Factor[]
  /** Of {@link NewInsight.inputs}, as `hashInputs` makes it. */
  inputHash: string
  /** Everything the result was decided by, as JSON. */
  inputs: Record<string, unknown>
  kind: InsightKind
  lead: ID
  order: ID | null
  /** What the API answers, and `wording`, for screens in other languages. */
  payload: Record<string, unknown>
  /** `rules`, or the name of the model. */
  source: string
  /** What tells several insights of one kind about one subject apart; else `''`. */
  topic: string
  /** Score, probability in per cent, churn points, or additional revenue: what lists are sorted by. */
  value: number
  /** Of the rules, of the trained model, of the instructions. */
  versions: Record<string, string>
}

/** An insight as it is stored. */
export type Insight = {
  createdAt: string
  id: ID
  run: ID | null
  status: InsightStatus
  updatedAt: string
} & NewInsight
