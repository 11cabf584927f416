import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { storableJSON } from '../../domain/insights/storableJSON.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** Copies scores to their leads, for lists; a lead's version stays, as nobody's edit is touched. */
export const writeLeadScores = async ({
  crm,
  now,
  req,
  scores,
}: {
  crm: CRMContext
  now: Date
  req: PayloadRequest
  scores: { leadId: ID; reasoning: string; score: number }[]
}): Promise<void> => {
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const rows = scores.map(({ leadId, reasoning, score }) => ({
    id: leadId,
    ai_score: score,
    ai_score_reason: reasoning,
  }))
  await execute({
    query: sql`
      update ${leads} l set ai_score = g.ai_score, ai_score_reason = g.ai_score_reason,
        ai_scored_at = ${now.toISOString()}::timestamptz
      from jsonb_populate_recordset(null::${leads}, ${storableJSON(rows)}::jsonb) g
      where l.id = g.id and l.deleted_at is null`,
    req,
  })
}
