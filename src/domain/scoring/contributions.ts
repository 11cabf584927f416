import type { ScoreContribution } from '../ai/options.js'
import type { Factor } from '../ai/types.js'
import type { ScoreInputs } from './types.js'

import { signsOfSize } from './companySize.js'

/** The first step that a number does not exceed says how many points it is worth. */
type Step = { most: number; points: number }

const pointsAt = ({ steps, value }: { steps: Step[]; value: number }): number =>
  steps.find(({ most }) => value <= most)?.points ?? 0

/** The share of a score that the chance of winning makes up. */
const MOST_OUTCOME = 40

const SOURCES: Record<string, { key: string; points: number }> = {
  ai_generated: { key: 'sourceAI', points: 3 },
  cold_outreach: { key: 'sourceCold', points: 2 },
  inbound: { key: 'sourceInbound', points: 10 },
  referral: { key: 'sourceReferral', points: 7 },
}

const OTHER_SOURCE = { key: 'sourceOther', points: 4 }

const RECENCY: Step[] = [
  { most: 7, points: 10 },
  { most: 14, points: 7 },
  { most: 30, points: 4 },
  { most: 60, points: 1 },
]

/** By days in the stage, divided by the book's own median. */
const VELOCITY: Step[] = [
  { most: 1, points: 10 },
  { most: 1.5, points: 7 },
  { most: 2, points: 4 },
  { most: 3, points: 1 },
]

const UNKNOWN_VELOCITY = 5

const UNKNOWN_VALUE = 5

const PER_REPLY = 3
const MOST_REPLIES = 6

const SENTIMENTS = { negative: -5, neutral: 0, positive: 4 }

type Contribute = (inputs: ScoreInputs) => Factor

const outcome: Contribute = ({ outlook: { isPrior, probability } }) => ({
  facts: { probabilityShare: probability },
  key: isPrior ? 'outcomeStage' : 'outcome',
  points: probability * MOST_OUTCOME,
})

const source: Contribute = (inputs) => {
  const { key, points } = SOURCES[inputs.source] ?? OTHER_SOURCE
  return { facts: { source: inputs.source }, key, points }
}

const recency: Contribute = ({ activity: { daysSince } }): Factor => {
  if (daysSince === null) {
    return { facts: {}, key: 'recencyNever', points: 0 }
  }
  const points = pointsAt({ steps: RECENCY, value: daysSince })
  return { facts: { days: daysSince }, key: 'recency', points }
}

const velocity: Contribute = ({ book: { medianDays }, stage: { daysIn } }): Factor => {
  if (medianDays === null) {
    return { facts: { days: daysIn }, key: 'velocityUnknown', points: UNKNOWN_VELOCITY }
  }
  const points = pointsAt({ steps: VELOCITY, value: daysIn / Math.max(medianDays, 1) })
  return { facts: { days: daysIn, medianDays }, key: 'velocity', points }
}

const pointsOfValue = ({
  value,
  values: { high, low, middle },
}: {
  value: number
  values: NonNullable<ScoreInputs['book']['values']>
}): number => {
  if (value >= high) {
    return 10
  }
  if (value >= middle) {
    return 7
  }
  return value >= low ? 4 : 2
}

const worth: Contribute = ({ book: { values }, value }): Factor => {
  if (value <= 0) {
    return { facts: {}, key: 'valueNone', points: 0 }
  }
  if (values === null) {
    return { facts: { valueMoney: value }, key: 'valueUnknown', points: UNKNOWN_VALUE }
  }
  return {
    facts: { medianMoney: values.middle, valueMoney: value },
    key: 'value',
    points: pointsOfValue({ value, values }),
  }
}

const companySize: Contribute = ({ company }): Factor => {
  const { basis, points } = signsOfSize(company)
  if (basis === 'record') {
    const { revenue, size } = company
    return { facts: { revenueMoney: revenue, size }, key: 'sizeRecord', points }
  }
  return { facts: {}, key: basis === 'name' ? 'sizeName' : 'sizeUnknown', points }
}

const engagement: Contribute = ({ activity: { inbound, outbound, sentiment } }) => ({
  facts: { inbound, outbound },
  key: sentiment === null || sentiment === 'neutral' ? 'engagement' : `engagement_${sentiment}`,
  points:
    Math.min(inbound * PER_REPLY, MOST_REPLIES) + (sentiment === null ? 0 : SENTIMENTS[sentiment]),
})

const CONTRIBUTIONS: Record<ScoreContribution, Contribute> = {
  companySize,
  engagement,
  outcome,
  recency,
  source,
  value: worth,
  velocity,
}

/** In the order in which people read them. */
const ORDER: ScoreContribution[] = [
  'outcome',
  'source',
  'recency',
  'velocity',
  'value',
  'companySize',
  'engagement',
]

/** Whole points, so that they add up exactly; never minus zero. */
const toWhole = (points: number): number => Math.round(points) + 0

/**
 * What speaks for a lead, in whole points: of at most 100 the chance of winning makes 40, and source,
 * recency, velocity, value, size and engagement 10 each, times their weights. Bad replies count
 * against it.
 */
export const contributionsOf = (inputs: ScoreInputs): ({ name: ScoreContribution } & Factor)[] =>
  ORDER.map((name) => {
    const { facts, key, points } = CONTRIBUTIONS[name](inputs)
    return { name, facts, key: `score:${key}`, points: toWhole(points * inputs.weights[name]) }
  })
