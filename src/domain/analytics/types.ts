import type { StageType } from '../pipelines/stages.js'
import type { Days } from '../revenue/period.js'
import type { WaterfallBarKey } from './waterfall.js'

type ID = number | string

/** How many leads, and what they are worth together: the actual value of won ones, else the estimate. */
export type Amount = { count: number; value: number }

/** An amount with Σ value × the probability of the stage. */
export type WeightedAmount = { weightedValue: number } & Amount

/** Durations of `count` cases. Interpolated between the two nearest cases; `null` without any. */
export type Spread = { count: number; median: null | number; p90: null | number }

/** What all figures have in common. Money is in major units of `currency`. */
type Common = {
  /** ISO 4217. */
  currency: string
  /** IANA name of the zone whose calendar days count. */
  timeZone: string
}

/** What became of leads in a span of days. */
export type Outcome = {
  /** Value won ÷ leads won. */
  averageDealSize: null | number
  /** Leads that came in. */
  created: Amount
  /** Leads closed as lost, by the day they were closed. */
  lost: Amount
  /** Days from the creation of a lead to the day it was won. */
  salesCycleDays: Spread
  /** Won ÷ lost, in leads. `null` when none was lost. */
  winLossRatio: null | number
  /** Won ÷ (won + lost), in leads, a fraction. `null` when none was closed. */
  winRate: null | number
  /** Leads closed as won, by the day they were closed. */
  won: Amount
}

/** The figures of a pipeline over a span of days. */
export type Metrics = {
  /**
   * Revenue per company, over all time until the end of the span: Σ value of orders that are active
   * or completed ÷ companies that have one.
   */
  customerLifetimeValue: null | number
  /** The open leads, as they were at the end of the span (now, when it ends today). */
  open: WeightedAmount
  /**
   * Lead response time: hours from the creation of a lead to the first outbound activity logged on
   * it, over the leads created in the span. `unanswered` have none yet.
   */
  responseHours: { unanswered: number } & Spread
  /**
   * Open leads whose expected close slipped: `movedOut` to a later day in the span, or `overdue` at
   * its end because the day has passed. `total` counts each lead once.
   */
  slipped: { movedOut: Amount; overdue: Amount; total: Amount }
} & Outcome

/** How leads passed through a stage in a span of days. */
export type StageFlow = {
  /** Those of `entered` that went on since: to a stage further right, or to won. */
  advanced: number
  /** Advanced ÷ entered, a fraction. `null` when none entered. */
  conversion: null | number
  /** Days of the stays that ended in the span. */
  daysInStage: Spread
  /** Leads that entered the stage in the span, each once. */
  entered: number
}

/** A stage: what stands on it now, and how leads pass through it. */
export type StageMetrics = {
  color: string
  name: string
  /** Key of the pipeline. */
  pipeline: string
  pipelineName: string
  previous: null | StageFlow
  /** 0–100. */
  probability: number
  /** Key of the stage. */
  stage: string
  type: StageType
} & StageFlow &
  WeightedAmount

/** A source of leads; `null` for leads without one. The most revenue first. */
export type SourceMetrics = {
  label: null | string
  previous: null | Outcome
  source: null | string
} & Outcome

/**
 * A rep (the owner of a lead, else whoever created it); `owner` is `null` where nobody is
 * responsible, and where the viewer may not know the name. The most won first.
 */
export type OwnerMetrics = {
  /** What is open now. */
  open: WeightedAmount
  owner: null | string
  ownerID: ID | null
  previous: null | Outcome
} & Outcome

/** Why leads were closed; `reason` is a key of the settings, `null` for leads without one of them. */
export type ReasonMetrics = {
  label: null | string
  previous: Amount | null
  reason: null | string
  /** Part of the leads closed the same way, a fraction. */
  share: null | number
} & Amount

/** `GET /analytics/pipeline` */
export type PipelineMetrics = {
  current: Metrics
  /** First calendar day; `null` where there are no bounds. */
  from: null | string
  lossReasons: ReasonMetrics[]
  owners: OwnerMetrics[]
  previous: (Days & Metrics) | null
  sources: SourceMetrics[]
  stages: StageMetrics[]
  to: null | string
  winReasons: ReasonMetrics[]
} & Common

/** What open leads promise. `commit` counts those on stages with a probability of 75 or more. */
export type Outlook = { commit: Amount } & WeightedAmount

/** A month: what is won in it already, and what is expected to close in it. */
export type ForecastMonth = {
  /** Won ÷ target, a fraction. `null` without a target. */
  attainment: null | number
  /** Won + all that is open. */
  bestCase: number
  /** Won + the open leads of `commit`. */
  commitCase: number
  /** Won + the weighted value. */
  expectedCase: number
  /** Target − won: what is missing; negative when exceeded. `null` without a target. */
  gap: null | number
  /** `YYYY-MM` */
  month: string
  /** Of the goals for this month that match the question; `null` without one. */
  target: null | number
  won: Amount
} & Outlook

/** A goal of a rep, or (`ownerID` is `null`) of the whole team, and how far it is reached. */
export type GoalProgress = {
  attainment: null | number
  /** Last calendar day. */
  end: string
  /** Won + the weighted value of what is expected to close until the end. */
  expected: number
  gap: number
  id: ID
  /** `null` for the team, and where the viewer may not know the name. */
  owner: null | string
  ownerID: ID | null
  period: 'month' | 'quarter'
  /** Key of the pipeline, `null` for all. */
  pipeline: null | string
  pipelineName: null | string
  /** First calendar day. */
  start: string
  target: number
  won: Amount
}

/** `GET /analytics/forecast` */
export type Forecast = {
  /** First month, the current one: `YYYY-MM`. */
  from: string
  /** Of the months and of quarters that touch them. */
  goals: GoalProgress[]
  /** Open leads expected to close after the last month. */
  later: Outlook
  months: number
  /** Open leads whose expected close lies before today. They count for no month. */
  overdue: Outlook
  /** The months follow each other without a gap, the current one first. */
  rows: ForecastMonth[]
  /** All open leads. */
  total: Outlook
  /** Open leads without an expected close. */
  undated: Outlook
} & Common

/** One bar: how much it adds to the pipeline, and the leads behind it. */
export type WaterfallBar = {
  key: WaterfallBarKey
  leads: number
  /** Beneath `/api/crm`: the leads behind the bar. */
  path: string
  /** Negative for what leaves the pipeline. */
  value: number
}

/** `GET /analytics/waterfall`: `start.value` + Σ `bars[].value` = `end.value`, exactly. */
export type Waterfall = {
  /** Always all of them, in the order of `WATERFALL_BARS`. */
  bars: WaterfallBar[]
  end: Amount
  /** Last day of expected closes that count; `null` for the whole open pipeline. */
  horizon: null | string
  /** Calendar day: the pipeline at its beginning is `start`. */
  since: string
  start: Amount
  /** Calendar day: the pipeline at its end (now, for today) is `end`. */
  until: string
} & Common

/** What a lead was worth for the pipeline at a moment; `null` when it did not exist. */
export type WaterfallState = {
  /** Calendar day. */
  expectedClose: null | string
  stage: null | string
  status: null | string
  value: number
} | null

/** A lead behind a bar: `GET /analytics/waterfall/leads` lists them, the largest change first. */
export type WaterfallLead = {
  /** What the lead adds to this bar. */
  change: number
  /** `null` for a lead that was destroyed. */
  companyName: null | string
  id: ID
  now: WaterfallState
  then: WaterfallState
}
