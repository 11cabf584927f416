import type { AlertOptions } from '../alerts/types.js'
import type { ClaimLocale } from '../claims/types.js'
import type { AIProvider } from './provider.js'

import { CLAIM_LOCALES } from '../claims/types.js'
import { isCron } from '../work/schedule.js'
import { MAX_TRIES } from './retry.js'
import { AI_FUNCTIONS } from './types.js'

/** How the sales engine works; every option may be left out. */
export type AIOptions = {
  /** When the book's alerts go off. */
  alerts: AlertOptions
  /** Leads a model is asked about at once. @default 25 */
  batchSize: number
  /** What may be spent on a calendar day, over all nodes together; `null` is no bound. */
  budget: {
    /** @default 1000 */
    callsPerDay: null | number
    /** In the currency of the provider's prices; holds where prices are known. @default null */
    costPerDay: null | number
    /** @default 2000000 */
    tokensPerDay: null | number
  }
  /** Calls of a run at the same time, in each process. @default 4 */
  concurrency: number
  /** When the daily run starts, as cron in UTC; `false` for by hand only. @default '0 3 * * *' */
  dailyRun: false | string
  /** Until when an answer of a model has to be there, over all tries, in seconds. @default 60 */
  deadlineSeconds: number
  /** How long an insight holds at most, in hours. @default 24 */
  insightHours: number
  /** Of messages to advertisers. @default 'en' */
  language: ClaimLocale
  /**
   * For so many days after a message was sent or dismissed, new performance alone suggests no other.
   * @default 7
   */
  promptQuietDays: number
  /** `null`: the engine's own rules answer. @default null */
  provider: AIProvider | null
  /** How often a question is asked again that got no answer; `Retry-After` is honoured. @default 2 */
  retries: number
  /** How far a model may move a score, in points. @default 15 */
  scoreCap: number
  /** A score older than this is due again, in days. @default 7 */
  scoreDays: number
  thresholds: {
    /** A campaign performs well above this CTR, a fraction. @default 0.02 */
    ctr: number
    /** Impressions below which no rate says anything. @default 1000 */
    minimumImpressions: number
    /** A campaign performs well above this ROAS. @default 3 */
    roas: number
  }
  /** Factors by which the contributions to a score are multiplied. @default 1 each */
  weights: ScoreWeights
}

export const SCORE_CONTRIBUTIONS = [
  'source',
  'recency',
  'velocity',
  'value',
  'companySize',
  'engagement',
  'outcome',
] as const

export type ScoreContribution = (typeof SCORE_CONTRIBUTIONS)[number]

export type ScoreWeights = Record<ScoreContribution, number>

/** What a host gives: parts of {@link AIOptions}. */
export type GivenAIOptions = {
  alerts?: Partial<AlertOptions>
  budget?: Partial<AIOptions['budget']>
  thresholds?: Partial<AIOptions['thresholds']>
  weights?: Partial<ScoreWeights>
} & Partial<Omit<AIOptions, 'alerts' | 'budget' | 'thresholds' | 'weights'>>

export const DEFAULT_AI_OPTIONS: AIOptions = {
  alerts: { gapDays: 14, priorityDays: 3, priorityScore: 70, rottenFactor: 2 },
  batchSize: 25,
  budget: { callsPerDay: 1000, costPerDay: null, tokensPerDay: 2_000_000 },
  concurrency: 4,
  dailyRun: '0 3 * * *',
  deadlineSeconds: 60,
  insightHours: 24,
  language: 'en',
  promptQuietDays: 7,
  provider: null,
  retries: 2,
  scoreCap: 15,
  scoreDays: 7,
  thresholds: { ctr: 0.02, minimumImpressions: 1000, roas: 3 },
  weights: {
    companySize: 1,
    engagement: 1,
    outcome: 1,
    recency: 1,
    source: 1,
    value: 1,
    velocity: 1,
  },
}

export const fillAIOptions = (given: GivenAIOptions): AIOptions => ({
  ...DEFAULT_AI_OPTIONS,
  ...given,
  alerts: { ...DEFAULT_AI_OPTIONS.alerts, ...given.alerts },
  budget: { ...DEFAULT_AI_OPTIONS.budget, ...given.budget },
  thresholds: { ...DEFAULT_AI_OPTIONS.thresholds, ...given.thresholds },
  weights: { ...DEFAULT_AI_OPTIONS.weights, ...given.weights },
})

type Range = { get: (options: AIOptions) => null | number; max: number; min: number; name: string }

const RANGES: Range[] = [
  { name: 'alerts.gapDays', get: ({ alerts }) => alerts.gapDays, max: 3650, min: 1 },
  { name: 'alerts.priorityDays', get: ({ alerts }) => alerts.priorityDays, max: 3650, min: 0 },
  { name: 'alerts.priorityScore', get: ({ alerts }) => alerts.priorityScore, max: 100, min: 0 },
  { name: 'alerts.rottenFactor', get: ({ alerts }) => alerts.rottenFactor, max: 100, min: 1 },
  { name: 'batchSize', get: ({ batchSize }) => batchSize, max: 100, min: 1 },
  { name: 'budget.callsPerDay', get: ({ budget }) => budget.callsPerDay, max: 1e9, min: 0 },
  { name: 'budget.costPerDay', get: ({ budget }) => budget.costPerDay, max: 1e9, min: 0 },
  { name: 'budget.tokensPerDay', get: ({ budget }) => budget.tokensPerDay, max: 1e12, min: 0 },
  { name: 'concurrency', get: ({ concurrency }) => concurrency, max: 32, min: 1 },
  { name: 'deadlineSeconds', get: ({ deadlineSeconds }) => deadlineSeconds, max: 600, min: 0.1 },
  { name: 'insightHours', get: ({ insightHours }) => insightHours, max: 24, min: 0 },
  { name: 'promptQuietDays', get: ({ promptQuietDays }) => promptQuietDays, max: 365, min: 0 },
  { name: 'retries', get: ({ retries }) => retries, max: MAX_TRIES - 1, min: 0 },
  { name: 'scoreCap', get: ({ scoreCap }) => scoreCap, max: 100, min: 0 },
  { name: 'scoreDays', get: ({ scoreDays }) => scoreDays, max: 365, min: 0 },
  { name: 'thresholds.ctr', get: ({ thresholds }) => thresholds.ctr, max: 1, min: 0 },
  {
    name: 'thresholds.minimumImpressions',
    get: ({ thresholds }) => thresholds.minimumImpressions,
    max: 1e9,
    min: 1,
  },
  { name: 'thresholds.roas', get: ({ thresholds }) => thresholds.roas, max: 1e6, min: 0 },
  ...SCORE_CONTRIBUTIONS.map((key) => ({
    name: `weights.${key}`,
    get: ({ weights }: AIOptions) => weights[key],
    max: 5,
    min: 0,
  })),
]

const WHOLE = ['batchSize', 'concurrency', 'retries'] as const

const findRangeProblem = (options: AIOptions): null | string => {
  const wrong = RANGES.find(({ get, max, min }) => {
    const value = get(options)
    return value !== null && !(value >= min && value <= max)
  })
  const broken = WHOLE.find((name) => !Number.isInteger(options[name]))
  return wrong
    ? `\`ai.${wrong.name}\` goes from ${wrong.min} to ${wrong.max}.`
    : broken
      ? `\`ai.${broken}\` is a whole number.`
      : null
}

const findLanguageProblem = ({ language }: AIOptions): null | string =>
  CLAIM_LOCALES.includes(language)
    ? null
    : `\`ai.language\` is one of: ${CLAIM_LOCALES.join(', ')}.`

const findProviderProblem = ({ budget, provider }: AIOptions): null | string => {
  if (provider === null) {
    return null
  }
  if (typeof provider.generate !== 'function' || typeof provider.modelOf !== 'function') {
    return '`ai.provider` is no provider. Pass `openAIProvider({ … })` of payload-crm/openai, or `null`.'
  }
  const unpriced = AI_FUNCTIONS.find((name) => provider.priceOf({ function: name }) === null)
  return budget.costPerDay !== null && unpriced
    ? `\`ai.budget.costPerDay\` needs a price of each model, and "${provider.modelOf({ function: unpriced })}" has none. Add it to the provider’s \`prices\`.`
    : null
}

const findScheduleProblem = ({ dailyRun }: AIOptions): null | string =>
  dailyRun === false || isCron(dailyRun)
    ? null
    : `\`ai.dailyRun\` is "${dailyRun}". Use cron in UTC, such as "0 3 * * *", or \`false\`.`

/** A sentence about the first option that cannot be, `null` when all can. */
export const findAIOptionsProblem = (options: AIOptions): null | string =>
  findRangeProblem(options) ??
  findLanguageProblem(options) ??
  findProviderProblem(options) ??
  findScheduleProblem(options)
