import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { NewInsight } from '../../domain/insights/types.js'

import { execute, tableOf } from '../session.js'

type ID = number | string

/** A current score that may still be shown as it is. */
export type CurrentScore = { lead: ID } & Pick<NewInsight, 'factors' | 'inputHash' | 'source'>

/** Current scores of leads that have not expired, by the lead's id as text. */
export const readCurrentScores = async ({
  crm,
  ids,
  now,
  req,
}: {
  crm: CRMContext
  ids: ID[]
  now: Date
  req: PayloadRequest
}): Promise<Map<string, CurrentScore>> => {
  if (ids.length === 0) {
    return new Map()
  }
  const rows = await execute<CurrentScore>({
    query: sql`
      select i.lead_id as lead, i.input_hash as "inputHash", i.source, i.factors
      from ${tableOf({ collection: crm.slugs.insights, req })} i
      where i.kind = 'score' and i.status = 'current'
        and i.expires_at > ${now.toISOString()}::timestamptz
        and i.lead_id in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )})`,
    req,
  })
  return new Map(rows.map((row) => [String(row.lead), row]))
}
