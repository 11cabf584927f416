import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { InsightDecision } from '../../domain/insights/decisions.js'

import { execute, tableOf } from '../session.js'

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest }

/**
 * Writes what somebody made of an insight.
 *
 * @returns `false` when it was to be current again and something newer is
 */
export const writeDecision = async ({
  id,
  crm,
  now,
  req,
  status,
}: { now: Date; status: InsightDecision } & Args): Promise<boolean> => {
  const table = tableOf({ collection: crm.slugs.insights, req })
  const rows = await execute({
    query: sql`
      update ${table} t set status = ${status}, updated_at = ${now.toISOString()}::timestamptz
      where t.id = ${id} and (${status} <> 'current' or not exists (
        select 1 from ${table} n where n.status = 'current' and n.kind = t.kind
          and n.lead_id = t.lead_id
          and coalesce(n.order_id::text, '') = coalesce(t.order_id::text, '')
          and coalesce(n.topic, '') = coalesce(t.topic, '')))
      returning 1`,
    req,
  })
  return rows.length > 0
}
