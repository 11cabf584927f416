import type { LeadStatus } from './decideStageChange.js'

type ID = number | string
type Relation = { id: ID } | ID | null

/** A sales opportunity on a pipeline. Amounts in major units of `currency`; times ISO 8601, UTC. */
export type Lead = {
  actualValue?: null | number
  /** 0–100. */
  aiScore?: null | number
  boardOrder: string
  closedAt?: null | string
  company?: Relation
  companyName: string
  contact?: Relation
  contactEmail?: null | string
  contactName?: null | string
  contactPhone?: null | string
  createdAt: string
  createdBy?: Relation
  currency: string
  deletedAt?: null | string
  estimatedValue?: null | number
  expectedCloseDate?: null | string
  id: ID
  lastActivityAt?: null | string
  lostReason?: null | string
  /** Of the settings' list. */
  lostReasonKey?: null | string
  notes?: null | string
  owner?: Relation
  pipeline: Relation
  /** 0–100, of the stage. */
  probability?: null | number
  source?: null | string
  stage: string
  stageEnteredAt: string
  status: LeadStatus
  tags?: null | string[]
  updatedAt: string
  /** `updatedAt` as the reader saw it; sent back with a write. */
  version?: string
  wonReason?: null | string
  wonReasonKey?: null | string
}
