import type { Wording } from '../ai/types.js'
import type { Fact } from '../claims/types.js'

type ID = number | string

/** What one campaign of an order delivered, over all its rows. Money in major units. */
export type Campaign = {
  clicks: number
  conversions: number
  impressions: number
  name: string
  revenue: number
  /** The row of performance, where there is a single one. */
  row: ID | null
  spend: number
}

/** What an order bought, and what others reach with it. */
export type OrderedProduct = {
  /** Of the rate card: a fraction. */
  benchmarkCtr: null | number
  /** Median CTR of the book's own orders of the product; `null` when they are too few. */
  bookCtr: null | number
  id: ID
}

/** An order, as far as it decides whether its advertiser is written to. */
export type PromptOrder = {
  campaigns: Campaign[]
  id: ID
  isActive: boolean
  lead: ID | null
  products: OrderedProduct[]
  /** When the last message of the kind was sent or dismissed, ISO 8601. */
  settledAt: null | string
  /** Major units. */
  totalValue: number
}

/** Why an advertiser is not written to. */
export type NoPromptReason =
  'belowThresholds' | 'noDelivery' | 'notActive' | 'quiet' | 'tooFewImpressions'

export const PROJECTION_CASES = ['low', 'mid', 'high'] as const

export type ProjectionCase = (typeof PROJECTION_CASES)[number]

export type Projection = { clicks: number; conversions: number; impressions: number }

/**
 * What the suggested increase should bring, beyond what runs already. Linear in spend, times how much
 * of that each case counts on: more of the same reaches fewer new people.
 */
export type Projections = {
  factors: Record<ProjectionCase, number>
} & Record<ProjectionCase, Projection>

export const PROMPT_PARTS = ['result', 'recommendation', 'projection'] as const

export type PromptPart = (typeof PROMPT_PARTS)[number]

/** A part of a message: what the engine would write, and the facts it may rest on. */
export type DraftedPart = { facts: Fact[]; wordings: Wording[] }

export type PromptDecision =
  | {
      parts: Partial<Record<PromptPart, DraftedPart>>
      projections: null | Projections
      shouldPrompt: true
      /** Major units; `null` when there is no budget to go by. */
      suggestedIncrease: null | number
    }
  | { reason: NoPromptReason; shouldPrompt: false }
