import type { Factor, Wording } from '../../domain/ai/types.js'
import type { InsightKind, InsightStatus } from '../../domain/insights/types.js'
import type { RunKind, RunStatus } from '../../domain/runs/status.js'

type ID = number | string

/** What the screens of the sales engine share: who looks at them, and where its records are. */
export type AIPlaces = {
  canManage: boolean
  canWrite: boolean
  currency: string
  leadsSlug: string
  ordersSlug: string
  /** Those whose leads are scored. */
  pipelines: { key: string; name: string }[]
  runsSlug: string
}

export type Run = {
  counts?: null | Record<string, number>
  createdAt: string
  done?: null | number
  errors?: { kind: string; subjects: number }[] | null
  finishedAt?: null | string
  id: ID
  kind: RunKind
  startedAt?: null | string
  status: RunStatus
  summary?: null | string
  total?: null | number
}

/** What a run would ask a model for. */
export type Estimate = {
  calls: number
  /** `null`: no price is known. */
  cost: null | number
  /** ISO 4217. */
  currency: null | string
  inputTokens: number
  outputTokens: number
  subjects: number
}

type Subject = { companyName?: string; id: ID; name?: string } | ID | null

export type Insight<Payload> = {
  createdAt: string
  factors: Factor[] | null
  id: ID
  kind: InsightKind
  lead: Subject
  order: Subject
  payload: { wording?: Record<string, Wording> } & Payload
  source: string
  status: InsightStatus
  topic?: null | string
  value: null | number
}

export type Page<Doc> = { docs: Doc[]; page: number; totalDocs: number; totalPages: number }
