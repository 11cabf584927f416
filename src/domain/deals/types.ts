import type { Factor, Wording } from '../ai/types.js'
import type { StageType } from '../pipelines/stages.js'
import type { Contribution } from '../prediction/types.js'
import type { PricingModel } from '../products/pricing.js'
import type { ProposalStatus } from '../proposals/status.js'

type ID = number | string

export type DealProposal = {
  /** Calendar day. */
  expiresDay: null | string
  hasOrder: boolean
  name: string
  /** Calendar day. */
  sentDay: null | string
  status: ProposalStatus
  updatedAt: string
  viewedDay: null | string
}

export type DealOrder = {
  clicks: number
  id: ID
  impressions: number
  name: string
  updatedAt: string
}

/** A product as an offer may take it: what the client bought most of, else what everybody does. */
export type DealProduct = {
  id: ID
  minimumQuantity: null | number
  name: string
  pricingModel: PricingModel
  unitPrice: number
  /** What the client has spent on it; 0 where it has not. Major units. */
  weight: number
}

/** What is known about a deal: as far as whoever reads the lead may read it. */
export type Deal = {
  closeDay: null | string
  companyName: string
  followUpDay: null | string
  hasContact: boolean
  id: ID
  lastActivityDay: null | string
  /** How long leads stay in this stage in the middle, in days. */
  medianStageDays: null | number
  /** Open stages after this one, in order. */
  nextStages: { name: string; probability: number }[]
  orders: DealOrder[]
  products: DealProduct[]
  proposals: DealProposal[]
  stage: { name: string; probability: number; type: StageType }
  stageDay: null | string
  status: 'archived' | 'lost' | 'open' | 'won'
  updatedAt: string
  value: number
}

/** What the chance of a deal was told from. */
export type DealChance = {
  contributions: Contribution[]
  intercept: number
  isPrior: boolean
  /** 0..1 */
  probability: number
}

/** A line of a proposed offer. Money in major units. */
export type ProposedLine = {
  amount: number
  label: string
  price: number
  pricingModel: PricingModel
  product: ID
  quantity: number
}

export const DEAL_PARTS = [
  'closeProbReasoning',
  'nextAction',
  'proposalSuggestion',
  'positioning',
] as const

export type DealPart = (typeof DEAL_PARTS)[number]

/** The engine's advice on a deal. */
export type DealAdvice = {
  /** In per cent: 1 to 99 while the deal is open. */
  closeProb: number
  /** Add up to {@link DealAdvice.closeProb} exactly. */
  factors: Factor[]
  /** Of an offer; empty before the deal is that far. */
  lines: ProposedLine[]
  wordings: Record<DealPart, Wording>
}

/** What the API answers about a deal. */
export type DealInsight = {
  /** Whether it was there already. */
  cached: boolean
  closeProb: number
  closeProbReasoning: string
  createdAt: string
  expiresAt: string
  factors: Factor[]
  leadId: ID
  nextAction: string
  positioning: string
  proposalLines: ProposedLine[]
  proposalSuggestion: string
  /** `rules`, or the name of the model. */
  source: string
  /** Why no model had its say, where one is set: an `AIErrorKind`. */
  unanswered: null | string
  /** The engine's own sentences, for other languages. */
  wording: Partial<Record<DealPart, Wording>>
}
