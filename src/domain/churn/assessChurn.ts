import type { Factor, Wording } from '../ai/types.js'
import type { ChurnAssessment, ChurnRisk, ChurnWordings, Client } from './types.js'

import { daysBetween } from '../shared/days.js'

/** Of these rules; part of what a result is told apart by. */
export const CHURN_RULES = '1'

/** Points from which on a risk is high, and medium. */
const HIGH = 55
const MEDIUM = 30

type Facts = Wording['facts']
type Step = { atMost: number; points: number }

/** The points of the first step that is not below the value. */
const stepOf = ({ steps, value }: { steps: Step[]; value: null | number }): number =>
  value === null ? 0 : (steps.find(({ atMost }) => value <= atMost)?.points ?? 0)

/** Days until what was booked ends; it has ended below 0. */
const END: Step[] = [
  { atMost: -1, points: 30 },
  { atMost: 14, points: 26 },
  { atMost: 30, points: 20 },
  { atMost: 60, points: 12 },
  { atMost: 90, points: 6 },
]

/** Days since the last contact, negative: more days, more points. */
const CONTACT: Step[] = [
  { atMost: -91, points: 25 },
  { atMost: -61, points: 18 },
  { atMost: -31, points: 10 },
  { atMost: -15, points: 4 },
]

/** Change of spend, a fraction. */
const SPEND: Step[] = [
  { atMost: -0.5, points: 30 },
  { atMost: -0.25, points: 18 },
  { atMost: -0.1, points: 9 },
]

/** Change of delivery, a fraction. */
const DELIVERY: Step[] = [
  { atMost: -0.5, points: 15 },
  { atMost: -0.25, points: 9 },
  { atMost: -0.1, points: 4 },
]

const changeOf = ({ former, now }: { former: number; now: number }): null | number =>
  former > 0 ? Math.round((now / former - 1) * 10_000) / 10_000 : null

const factor = (key: string, { facts, points }: { facts: Facts; points: number }): Factor => ({
  facts,
  key: `churn:${key}`,
  points,
})

/**
 * The risk of a client by the engine's rules, 0 to 100 points: up to 30 for the end of what is booked,
 * 30 for less spend (90 days against the 90 before), 25 for silence, 15 for less delivery (30 days
 * against the 30 before). The factors add up to the points exactly.
 */
export const assessChurn = ({
  client: { endDate, formerImpressions, formerSpend, impressions, lastContact, spend },
  today,
}: {
  client: Client
  /** Calendar day in the reporting time zone. */
  today: string
}): ChurnAssessment => {
  const daysLeft = endDate === null ? null : daysBetween({ from: today, to: endDate })
  const silentDays = lastContact === null ? null : daysBetween({ from: lastContact, to: today })
  const spendChange = changeOf({ former: formerSpend, now: spend })
  const deliveryChange = changeOf({ former: formerImpressions, now: impressions })
  const factors = [
    factor('contractEnd', {
      facts: { daysLeft, endDay: endDate },
      points: stepOf({ steps: END, value: daysLeft }),
    }),
    factor('spend', {
      facts: {
        changeShare: spendChange,
        formerSpendMoney: formerSpend,
        spendMoney: spend,
      },
      points: stepOf({ steps: SPEND, value: spendChange }),
    }),
    factor('contact', {
      facts: { lastContactDay: lastContact, silentDays },
      points: stepOf({ steps: CONTACT, value: silentDays === null ? null : -silentDays }),
    }),
    factor('delivery', {
      facts: { changeShare: deliveryChange, formerImpressions, impressions },
      points: stepOf({ steps: DELIVERY, value: deliveryChange }),
    }),
  ]
  return { factors, points: factors.reduce((sum, { points }) => sum + points, 0) }
}

export const riskOf = (points: number): ChurnRisk => {
  if (points >= HIGH) {
    return 'high'
  }
  return points >= MEDIUM ? 'medium' : 'low'
}

/**
 * An assessment as a model would have it, within the cap and the scale: the adjustment is a factor like
 * the others.
 *
 * @returns `null` for an adjustment beyond the cap, which is no judgement
 */
export const adjustChurn = ({
  adjustment,
  assessment: { factors, points },
  cap,
  reason,
}: {
  adjustment: number
  assessment: ChurnAssessment
  /** In points. */
  cap: number
  reason: string
}): ChurnAssessment | null => {
  if (Math.abs(adjustment) > cap) {
    return null
  }
  const adjusted = Math.min(100, Math.max(0, Math.round(points + adjustment)))
  return adjusted === points
    ? { factors, points }
    : {
        factors: [
          ...factors,
          factor('adjustment', { facts: { reason }, points: adjusted - points }),
        ],
        points: adjusted,
      }
}

/** What speaks for leaving the loudest, among what is measured; `null` where nothing does. */
const strongest = (factors: Factor[]): Factor | null => {
  const measured = factors.filter(({ key, points }) => points > 0 && key !== 'churn:adjustment')
  return measured.reduce<Factor | null>(
    (first, one) => (first && first.points >= one.points ? first : one),
    null,
  )
}

const hasEnded = ({ daysLeft }: Facts): boolean => typeof daysLeft === 'number' && daysLeft < 0

/** The engine's sentences: the strongest reason, and against a risk what answers it. */
export const wordChurn = ({
  assessment: { factors, points },
  client: { companyName, orderName },
}: {
  assessment: ChurnAssessment
  client: Client
}): ChurnWordings => {
  const reason = strongest(factors)
  const facts = { ...reason?.facts, companyName, orderName: orderName ?? companyName, points }
  const name = reason?.key.replace('churn:', '') ?? 'nothing'
  const variant = name === 'contractEnd' && hasEnded(facts) ? 'contractEnded' : name
  return {
    reasoning: { facts, key: `churn:${variant}` },
    retentionAction: riskOf(points) === 'low' ? null : { facts, key: `churn:${variant}Action` },
  }
}
