import type { PricingModel } from '../products/pricing.js'
import type { SentWith } from './sentWith.js'
import type { ProposalStatus } from './status.js'

/** One line of an offer. */
export type ProposalLine = {
  label: string
  price: number
  pricingModel?: null | PricingModel
  product?: unknown
  /** In units of the pricing model: thousands of impressions at CPM. */
  quantity: number
}

/** One step of an offer's way: who did it, a user or (by name) the client. */
export type StatusStep = {
  at: string
  by?: unknown
  from?: null | ProposalStatus
  name?: null | string
  note?: null | string
  to: ProposalStatus
}

/** A stored offer, as the Local API gives it. Days and moments are ISO 8601. */
export type Proposal = {
  answeredAt?: null | string
  answeredBy?: null | string
  answerNote?: null | string
  createdAt: string
  deletedAt?: null | string
  endDate?: null | string
  expiresAt?: null | string
  history?: null | StatusStep[]
  id: number | string
  lead: unknown
  lines?: null | ProposalLine[]
  linkKey?: null | string
  name: string
  revision?: null | number
  revisionOf?: unknown
  sentAt?: null | string
  sentWith?: null | Partial<SentWith>
  startDate?: null | string
  status: ProposalStatus
  supersededBy?: unknown
  totalValue: number
}
