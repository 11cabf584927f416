import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Factor } from '../../domain/ai/types.js'

import { execute, tableOf } from '../session.js'
import { isoMoment } from '../text.js'

/** A current deal insight as it is stored; moments in ISO 8601. */
export type StoredDealInsight = {
  createdAt: string
  expiresAt: string
  factors: Factor[]
  payload: Record<string, unknown>
  source: string
  value: number
}

/** The current insight of a deal that was decided by the same inputs, and still holds. */
export const findDealInsight = async ({
  crm,
  hash,
  lead,
  now,
  req,
}: {
  crm: CRMContext
  hash: string
  lead: number | string
  now: Date
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
}): Promise<null | StoredDealInsight> => {
  const iso = (column: string) => isoMoment(sql.raw(column))
  const [row] = await execute<StoredDealInsight>({
    query: sql`
      select ${iso('t.created_at')} as "createdAt", ${iso('t.expires_at')} as "expiresAt",
        t.factors, t.payload, t.source, t.value::float8 as value
      from ${tableOf({ collection: crm.slugs.insights, req })} t
      where t.kind = 'deal_insight' and t.status = 'current' and t.lead_id = ${lead}
        and t.input_hash = ${hash} and t.expires_at > ${now.toISOString()}::timestamptz
      limit 1`,
    req,
  })
  return row ?? null
}
