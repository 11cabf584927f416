import { z } from 'zod'

import type { AIFunction } from './types.js'

/** Query of `GET /ai/usage`: how many days, today among them. */
export const usageQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30),
})

type Figures = {
  calls: number
  /** `null` where no price is known. */
  cost: null | number
  /** Calls without an answer that could be used. */
  failures: number
  inputTokens: number
  outputTokens: number
}

export type AIUsageRow = { day: string; function: AIFunction; model: string } & Figures

/** What `GET /ai/usage` answers. */
export type AIUsageReport = {
  currency: null | string
  from: string
  /** The latest day first; days without questions have no row. */
  rows: AIUsageRow[]
  to: string
  total: Figures
}
