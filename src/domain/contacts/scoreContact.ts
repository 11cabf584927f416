import type { Factor } from '../ai/types.js'

/** Everything the score of a person is decided by. */
export type ContactFacts = {
  /** 0–100; `null` while nothing is known of their engagement. */
  engagementScore: null | number
  /** Calls, messages and meetings of the last {@link RECENT_DAYS} days. */
  interactions: number
  /** The best score among their open leads, 0–100; `null` when none has one. */
  leadScore: null | number
  openLeads: number
  /** Open tasks about them whose day is over. */
  overdueTasks: number
}

export type ContactScore = { factors: Factor[]; score: number }

/** How far back interactions count. */
export const RECENT_DAYS = 14

const LEADS = { most: 50, unscored: 15 }
const INTERACTIONS = { each: 6, most: 24 }
const ENGAGEMENT_MOST = 26
const OVERDUE = { each: -5, most: -15 }

const leads = ({ leadScore, openLeads }: ContactFacts): Factor => {
  if (openLeads === 0) {
    return { facts: {}, key: 'contact:leadsNone', points: 0 }
  }
  return leadScore === null
    ? { facts: { count: openLeads }, key: 'contact:leadsUnscored', points: LEADS.unscored }
    : {
        facts: { count: openLeads, score: leadScore },
        key: 'contact:leads',
        points: Math.round((leadScore / 100) * LEADS.most),
      }
}

const recent = ({ interactions }: ContactFacts): Factor => ({
  facts: { count: interactions, days: RECENT_DAYS },
  key: 'contact:interactions',
  points: Math.min(interactions * INTERACTIONS.each, INTERACTIONS.most),
})

const engagement = ({ engagementScore }: ContactFacts): Factor =>
  engagementScore === null
    ? { facts: {}, key: 'contact:engagementUnknown', points: 0 }
    : {
        facts: { score: Math.round(engagementScore) },
        key: 'contact:engagement',
        points: Math.round((engagementScore / 100) * ENGAGEMENT_MOST),
      }

const overdue = ({ overdueTasks }: ContactFacts): Factor[] =>
  overdueTasks === 0
    ? []
    : [
        {
          facts: { count: overdueTasks },
          key: 'contact:overdue',
          points: Math.max(overdueTasks * OVERDUE.each, OVERDUE.most),
        },
      ]

/**
 * How warm a person is, 0–100, and the contributions that add up to it: their open leads, how much we
 * were in touch lately, what they do with our mails and pages, and what we have not done for them.
 */
export const scoreContact = (facts: ContactFacts): ContactScore => {
  const reasons = [leads(facts), recent(facts), engagement(facts), ...overdue(facts)]
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  const score = Math.max(sum, 0)
  return {
    factors:
      score === sum
        ? reasons
        : [...reasons, { facts: {}, key: 'contact:bound', points: score - sum }],
    score,
  }
}
