import { z } from 'zod'

import type { EngagementStage } from './types.js'

import { CONTACT_LIFECYCLES } from '../contacts/types.js'
import { ENGAGEMENT_STAGES } from './types.js'

export const AUDIENCE_PAGE_SIZE = 30
export const AUDIENCE_PAGE_LIMIT = 100

/** A contact as a card of the audience board shows it. */
export type AudienceCard = {
  company: null | string
  /** Masked on the server: `j***@email.com`. The address itself never reaches the page. */
  email: null | string
  emailsClickedCount: number
  emailsOpenedCount: number
  id: number | string
  /** The last sign of life that came from a person, ISO 8601, UTC. */
  lastEventAt: null | string
  /** Masked as well where the name of a contact is an address. */
  name: null | string
  /** When the contact subscribed, else was created, ISO 8601, UTC. */
  subscribedAt: string
  visitCount: number
}

export type AudienceColumn = {
  cards: AudienceCard[]
  /** Of all contacts in the stage that match, loaded or not. */
  count: number
  /** Send back as `cursor` for the next cards of the stage; `null` at the end. */
  nextCursor: null | string
  stage: EngagementStage
}

/** What `GET /api/crm/audience/board` answers: all five stages, in their order. */
export type AudienceBoard = { stages: AudienceColumn[] }

/** The filter of the board, the same word in the page's URL and in the route's query. */
const filterShape = {
  limit: z.coerce.number().int().min(1).max(AUDIENCE_PAGE_LIMIT).default(AUDIENCE_PAGE_SIZE),
  /** Of contacts themselves, not of their engagement. */
  lifecycle: z.enum(CONTACT_LIFECYCLES).optional(),
  /** A user's id, `me` or `none`. */
  owner: z.string().min(1).max(64).optional(),
  /** Found in names, addresses and companies. */
  q: z.string().trim().max(200).optional(),
  tag: z.string().min(1).max(200).optional(),
}

export const audienceBoardQuerySchema = z.strictObject(filterShape)

/** `GET /api/crm/audience/board/:stage` answers one {@link AudienceColumn}, from `cursor` on. */
export const audienceColumnQuerySchema = z.strictObject({
  ...filterShape,
  cursor: z.string().max(400).optional(),
})

export type AudienceQuery = z.infer<typeof audienceColumnQuerySchema>

export const audienceStageParamsSchema = z.strictObject({ stage: z.enum(ENGAGEMENT_STAGES) })

export type ResegmentStatus = 'cancelled' | 'done' | 'failed' | 'queued' | 'running'

/** So many contacts went from one stage to another. */
export type StageMove = { count: number; from: EngagementStage | null; to: EngagementStage }

/** The latest pass over all contacts: `GET /api/crm/audience/resegment`, `{ run: null }` before the first. */
export type ResegmentRun = {
  /** Contacts looked at so far. */
  done: number
  finishedAt: null | string
  id: number | string
  /** Once done: who moved where, the largest first; empty when nobody did. */
  moves: StageMove[]
  startedAt: null | string
  status: ResegmentStatus
  total: number
}

export const resegmentQuerySchema = z.strictObject({
  /** Answers when the pass is done, or a request can wait no longer. */
  wait: z.stringbool().default(false),
})
