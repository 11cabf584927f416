import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { Args, LeadScope, Span, SpanName } from './scope.js'

import { roundMoney } from '../../domain/shared/money.js'
import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'
import { REP, spansSQL } from './scope.js'

type Row = { companies: number; revenue: string; span: SpanName }

/**
 * Customer lifetime value: what a company that bought has bought on average, until the end of the
 * span. An order counts from its start on, as booked revenue does.
 */
export const readLifetimeValue = async ({
  crm,
  req,
  scope: { pipeline, readable, rep },
  spans,
  timeZone,
}: {
  scope: LeadScope
  spans: Span[]
  timeZone: string
} & Args): Promise<(name: SpanName) => null | number> => {
  const collection = crm.slugs.orders
  const orders = await accessFilter({ collection, operation: 'read', req })
  if (orders === false) {
    return () => null
  }
  const conditions = [
    sql`o.deleted_at is null and o.status in ('active', 'completed') and o.company_id is not null`,
    sql`coalesce((o.start_date at time zone 'UTC')::date,
      (o.created_at at time zone ${timeZone}::text)::date) <= s.last_day`,
    ...(orders ? [sql`o.id ${orders}`] : []),
    ...(readable ? [sql`l.id ${readable}`] : []),
    ...(pipeline === null ? [] : [sql`l.pipeline_id = ${pipeline}`]),
    ...(rep === null ? [] : [rep === 'none' ? sql`${REP} is null` : sql`${REP} = ${String(rep)}`]),
  ]
  const rows = await execute<Row>({
    query: sql`
      select s.name as span, count(distinct o.company_id)::int as companies,
        sum(o.total_value)::text as revenue
      from ${spansSQL(spans)} cross join ${tableOf({ collection, req })} o
      join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = o.lead_id
      where ${sql.join(conditions, sql` and `)} group by 1`,
    req,
  })
  const found = new Map(rows.map((row) => [row.span, row]))
  return (name) => {
    const row = found.get(name)
    return row
      ? roundMoney({
          amount: new Decimal(row.revenue).div(row.companies),
          currency: crm.currency,
        })
      : null
  }
}
