import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { LeadLine, OrderLine } from '../../domain/contacts/detail.js'
import type { Query } from '../session.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

type Args = {
  crm: CRMContext
  req: PayloadRequest
  subject: { id: number | string; key: 'companies' | 'contacts' }
}

/** As many as a page shows; the record's own lists have the others. */
const MOST = 10

const readableRows = async ({
  alias,
  collection,
  req,
}: {
  alias: Query
  collection: string
  req: PayloadRequest
}): Promise<Query> => {
  const readable = await accessFilter({ collection, operation: 'read', req })
  if (readable === false) {
    return sql`and false`
  }
  return readable ? sql`and ${alias}.id ${readable}` : sql``
}

const columnOf = (key: Args['subject']['key']): Query =>
  key === 'contacts' ? sql`l.contact_id` : sql`l.company_id`

/** Open leads with a person or a company, as far as the user of `req` may read them. */
export const readLeadLines = async ({
  crm,
  req,
  subject: { id, key },
}: Args): Promise<LeadLine[]> => {
  const collection = crm.slugs.leads
  return execute<LeadLine>({
    query: sql`
      select l.id, l.company_name as name, coalesce(l.currency, ${crm.currency}) as currency,
        l.ai_score::float8 as score, coalesce(l.estimated_value, 0)::float8 as value,
        coalesce(s.name, l.stage) as stage
      from ${tableOf({ collection, req })} l
      left join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
        on s._parent_id = l.pipeline_id and s.key = l.stage
      where ${columnOf(key)} = ${id} and l.status = 'open' and l.deleted_at is null
        ${await readableRows({ alias: sql`l`, collection, req })}
      order by l.estimated_value desc nulls last, l.id limit ${MOST}`,
    req,
  })
}

const ordersOf = async ({ crm, req, subject: { id, key } }: Args): Promise<Query> => {
  const collection = crm.slugs.orders
  const own = key === 'companies' ? sql`o.company_id = ${id} or ` : sql``
  return sql`
    from ${tableOf({ collection, req })} o
    where (${own}o.lead_id in (
      select l.id from ${tableOf({ collection: crm.slugs.leads, req })} l
      where ${columnOf(key)} = ${id}))
      and o.deleted_at is null ${await readableRows({ alias: sql`o`, collection, req })}`
}

/** Their orders, those of their leads among them. */
export const readOrderLines = async (args: Args): Promise<OrderLine[]> =>
  execute<OrderLine>({
    query: sql`
      select o.id, o.name, o.status, coalesce(o.total_value, 0)::float8 as "totalValue",
        to_char(o.start_date at time zone 'UTC', 'YYYY-MM-DD') as "startDay",
        to_char(o.end_date at time zone 'UTC', 'YYYY-MM-DD') as "endDay"
      ${await ordersOf(args)}
      order by o.start_date desc nulls last, o.id limit ${MOST}`,
    req: args.req,
  })

/** What their orders come to that are active or completed. */
export const sumOrders = async (args: Args): Promise<number> => {
  const [row] = await execute<{ total: number }>({
    query: sql`
      select coalesce(sum(o.total_value), 0)::float8 as total
      ${await ordersOf(args)} and o.status in ('active', 'completed')`,
    req: args.req,
  })
  return row?.total ?? 0
}
