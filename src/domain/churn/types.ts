import type { Factor, Wording } from '../ai/types.js'

type ID = number | string

export const CHURN_RISKS = ['high', 'medium', 'low'] as const

export type ChurnRisk = (typeof CHURN_RISKS)[number]

/**
 * An existing client, by the lead that stands for it: a client is a company, or a lead without one.
 * All figures are over the client.
 */
export type Client = {
  companyName: string
  /** Last calendar day of what was booked; `null` where nothing has an end. */
  endDate: null | string
  /** Impressions of the 30 days before the last 30. */
  formerImpressions: number
  /** Of the 90 days before the last 90, major units. */
  formerSpend: number
  /** Of the last 30 days. */
  impressions: number
  /** Calendar day of the last activity. */
  lastContact: null | string
  lead: ID
  /** What ends last. */
  orderName: null | string
  /** Of the last 90 days, major units. */
  spend: number
}

/** How likely a client is to leave, in points of 100, and what speaks for it. */
export type ChurnAssessment = { factors: Factor[]; points: number }

/** What is said about it: why, and what to do where there is a risk. */
export type ChurnWordings = { reasoning: Wording; retentionAction: null | Wording }

/** What the API answers about a client. */
export type ChurnAnswer = {
  churnRisk: ChurnRisk
  leadId: ID
  reasoning: string
  retentionAction: null | string
}
