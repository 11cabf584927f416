import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { NewInsight } from '../../../domain/insights/types.js'

import { writeInsights } from '../../../database/insights/writeInsights.js'

/**
 * Keeps results of the engine, inside the transaction of `req`; the only writer of insights. A result
 * supersedes the current one of the same kind, lead, order and topic. What has the same inputs and
 * source as the current one stays that one, and holds longer. What somebody approved or dismissed does
 * not come back while its inputs are the same, nor with what was worked out when they decided.
 *
 * @returns how many are new, and how many there was nothing new to say about
 */
export const saveInsights = async ({
  crm,
  insights,
  isForced = false,
  now,
  req,
  run = null,
}: {
  crm: CRMContext
  insights: NewInsight[]
  /** Somebody asked anew: it supersedes what has the same inputs, too. @default false */
  isForced?: boolean
  /** When the engine began to look. */
  now: Date
  req: PayloadRequest
  /** The run they come from. @default null */
  run?: null | number | string
}): Promise<{ created: number; unchanged: number }> => {
  const created =
    insights.length === 0 ? 0 : await writeInsights({ crm, insights, isForced, now, req, run })
  return { created, unchanged: insights.length - created }
}
