import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { InsightKind } from '../../domain/insights/types.js'

import { execute, tableOf } from '../session.js'

type ID = number | string

/** By what a current insight was decided, and by whom. */
export type CurrentInsight = {
  inputHash: string
  lead: ID
  order: ID | null
  source: string
  value: number
}

/** The current insights of a kind about leads: whether anything has changed since. */
export const readCurrent = ({
  crm,
  kind,
  leads,
  req,
}: {
  crm: CRMContext
  kind: InsightKind
  leads: ID[]
  req: PayloadRequest
}): Promise<CurrentInsight[]> =>
  leads.length === 0
    ? Promise.resolve([])
    : execute<CurrentInsight>({
        query: sql`
          select t.lead_id as lead, t.order_id as "order", t.input_hash as "inputHash", t.source,
            t.value::float8 as value
          from ${tableOf({ collection: crm.slugs.insights, req })} t
          where t.kind = ${kind} and t.status = 'current' and t.lead_id in (${sql.join(
            leads.map((id) => sql`${id}`),
            sql`, `,
          )})`,
        req,
      })
