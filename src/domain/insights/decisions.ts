import type { TransitionTable } from '../shared/transitions.js'
import type { InsightKind, InsightStatus } from './types.js'

/** What people make of an insight: `current` takes a dismissal back. */
export const INSIGHT_DECISIONS = ['approved', 'dismissed', 'current'] as const

/**
 * For how many days a dismissed churn judgement keeps away others that see no greater risk: the day it
 * was made on is among its inputs, so that they differ from day to day.
 */
export const CHURN_DISMISSED_DAYS = 30

export type InsightDecision = (typeof INSIGHT_DECISIONS)[number]

type Table = TransitionTable<InsightStatus>

/** The engine's own to replace, and nobody's to decide. */
const KEPT: Table = { approved: [], current: [], dismissed: [], superseded: [] }

const DISMISSIBLE: Table = { ...KEPT, current: ['dismissed'], dismissed: ['current'] }

/**
 * What people may decide, by kind. A score is what it is; what is approved has gone out to somebody,
 * and stays approved.
 */
export const INSIGHT_TRANSITIONS: Record<InsightKind, Table> = {
  churn: DISMISSIBLE,
  deal_insight: DISMISSIBLE,
  score: KEPT,
  upsell: { ...DISMISSIBLE, current: ['approved', 'dismissed'] },
}
