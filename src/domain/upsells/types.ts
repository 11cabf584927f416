import type { Factor, Wording } from '../ai/types.js'
import type { GoalLine } from '../orders/goalUnits.js'
import type { PricingModel } from '../products/pricing.js'

type ID = number | string

/** What there is to gain on an order. */
export const OPPORTUNITIES = ['increase_spend', 'creative_refresh', 'bundle', 'makegood'] as const

export type Opportunity = (typeof OPPORTUNITIES)[number]

export type UpsellLine = {
  /** Quantity × price, major units. */
  amount: number
  /** Of its product, a fraction. */
  benchmarkCtr: null | number
  price: number
  pricingModel: null | PricingModel
} & GoalLine

/** An active order and what it delivered, as far as there is something to gain on it. */
export type UpsellOrder = {
  /** Of the rate card, and not bought by this client: what others buy most. */
  bundleProduct: null | string
  clicks: number
  /** Different products on all active orders of the client. */
  clientProducts: number
  companyName: string
  conversions: number
  /** Calendar day. */
  endDate: null | string
  id: ID
  impressions: number
  /** Of the client's active orders the largest: where a bundle is proposed. */
  isLargestOfClient: boolean
  lead: ID
  lines: UpsellLine[]
  name: string
  /** What somebody approved or dismissed of late: it is left alone for a while. */
  settled: Opportunity[]
  startDate: null | string
  /** Major units. */
  totalValue: number
}

/** Something to gain, and how much: by the engine's rules. */
export type Upsell = {
  /** Major units; 0 where what is gained is not revenue. */
  estimatedAdditionalRevenue: number
  factors: Factor[]
  opportunity: Opportunity
  /** What makes it one, and what to do about it. */
  wording: { opportunity: Wording; suggestedAction: Wording }
}

/** What the API answers about an opportunity. */
export type UpsellAnswer = {
  estimatedAdditionalRevenue: number
  opportunity: string
  orderId: ID
  suggestedAction: string
}
