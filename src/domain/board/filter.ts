import { z } from 'zod'

import { MAX_MONEY } from '../shared/money.js'

export const BOARD_PAGE_SIZE = 30
export const BOARD_PAGE_LIMIT = 100

const money = z.coerce.number().min(0).max(MAX_MONEY)

/** The filter of a board, the same words in the page's URL and in the route's query. */
export const boardFilterSchema = z.strictObject({
  maxValue: money.optional(),
  minValue: money.optional(),
  /** A user's id, `me`, or `none` for leads nobody owns. */
  owner: z.string().trim().min(1).max(64).optional(),
  /** Found in the company's or the contact's name. */
  q: z.string().trim().max(200).optional(),
})

export type BoardFilter = z.infer<typeof boardFilterSchema>

/** A pipeline's id or key. */
export const boardParamsSchema = z.strictObject({ pipeline: z.string() })

export const boardQuerySchema = boardFilterSchema.extend({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(BOARD_PAGE_LIMIT).default(BOARD_PAGE_SIZE),
  /** Answers this column only, from `cursor` on. */
  stage: z.string().max(48).optional(),
})

export type BoardQuery = z.infer<typeof boardQuerySchema>
