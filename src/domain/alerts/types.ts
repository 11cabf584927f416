import type { Wording } from '../ai/types.js'

export const ALERT_KINDS = ['highPriority', 'atRisk', 'activityGap', 'decliningHealth'] as const

export type AlertKind = (typeof ALERT_KINDS)[number]

/** When the book's alerts go off. */
export type AlertOptions = {
  /** Nobody has been in touch with an open lead for so many days. @default 14 */
  gapDays: number
  /** A lead of high priority is left alone for so many days. @default 3 */
  priorityDays: number
  /** From this score on a lead is of high priority. @default 70 */
  priorityScore: number
  /** A lead stays this many times as long in its stage as the stage's `rottingDays`. @default 2 */
  rottenFactor: number
}

/** A lead that needs somebody, and why. */
export type AlertLead = {
  companyName: string
  /** Since when, in whole days; what they count is said by the wording. */
  days: null | number
  id: number | string
  /** Key of the pipeline. */
  pipeline: string
  score: null | number
  stage: string
  /** Major units. */
  value: number
  wording: Wording
}

export type Alert = {
  /** Of all leads, also those beyond the ones shown. */
  count: number
  kind: AlertKind
  /** The most valuable first. */
  leads: AlertLead[]
}

/** What became of leads by where they came from, over a year. */
export type SourceInsight = {
  ended: number
  source: string
  winShare: number
  won: number
  /** Major units. */
  wonMoney: number
}

/** How often leads answered within two days, by when they were contacted, over half a year. */
export type ContactTime = {
  answered: number
  contacts: number
  /** First of three hours, in the reporting time zone. */
  hour: number
  share: number
  /** 1 is Monday. */
  weekday: number
}

export const RISK_FACTORS = [
  'bigValue',
  'noActivity',
  'noCompany',
  'noContact',
  'slowCycle',
] as const

/** What leads had in common that were lost more often than others, over a year. */
export type RiskFactor = {
  /** Of all leads that ended. */
  averageShare: number
  key: (typeof RISK_FACTORS)[number]
  leads: number
  lostShare: number
  wording: Wording
}

/** What `GET /ai/alerts` answers. */
export type Alerts = {
  /** One of each kind, in the order of {@link ALERT_KINDS}. */
  alerts: Alert[]
  insights: {
    /** The best first; empty where too little is known. */
    contactTimes: ContactTime[]
    /** The worst first. */
    riskFactors: RiskFactor[]
    /** The best first. */
    topSources: SourceInsight[]
  }
}
