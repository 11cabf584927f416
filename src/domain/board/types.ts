import type { PipelineKind, Stage } from '../pipelines/stages.js'

export type BoardPerson = { id: number | string; name: string }

/** A lead as a card shows it. */
export type BoardCard = {
  /** 0–100, `null` when never scored. */
  aiScore: null | number
  /** Why it is that, in a sentence. */
  aiScoreReason: null | string
  /** Fractional order key: cards of a column stand in ascending order of it. */
  boardOrder: string
  /** Whether the viewer may move this card; the server refuses it otherwise. */
  canMove: boolean
  companyName: string
  contactName: null | string
  /** ISO 4217. */
  currency: string
  id: number | string
  owner: BoardPerson | null
  stage: string
  /** ISO 8601, UTC. */
  stageEnteredAt: string
  /** ISO 8601, UTC; sent back as `version` with a write, so that a stale one is noticed. */
  updatedAt: string
  /** Major units: the actual value of a won lead, else the estimate. */
  value: number
}

export type BoardColumn = {
  cards: BoardCard[]
  /** Of all cards in the stage that match the filter, loaded or not. */
  count: number
  /** Send back as `cursor` (with `stage`) for the next cards; `null` at the end. */
  nextCursor: null | string
  /** Σ value, major units. */
  totalValue: number
  /** Σ value × stage probability, major units. */
  weightedValue: number
} & Stage

/** What `GET /api/crm/board/:pipeline` answers. With `stage`, `stages` holds that one column. */
export type Board = {
  /** The currency of the totals. */
  currency: string
  pipeline: { id: number | string; key: string; kind: PipelineKind; name: string }
  stages: BoardColumn[]
}
