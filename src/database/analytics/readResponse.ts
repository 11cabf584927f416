import { sql } from '@payloadcms/db-postgres'

import type { Metrics } from '../../domain/analytics/types.js'
import type { SpreadRow } from './figures.js'
import type { Args, LeadScope, Span, SpanName } from './scope.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'
import { spreadSQL, toSpread } from './figures.js'
import { leadCondition, spansSQL } from './scope.js'

type Row = { span: SpanName; unanswered: number } & SpreadRow

/**
 * How fast leads are answered: from creation to the first outbound activity, which
 * `crm_activities_outbound_idx` finds for each lead.
 */
export const readResponse = async ({
  crm,
  req,
  scope,
  spans,
}: { scope: LeadScope; spans: Span[] } & Args): Promise<
  (name: SpanName) => Metrics['responseHours']
> => {
  const collection = crm.slugs.activities
  const readable = await accessFilter({ collection, operation: 'read', req })
  const rows = await execute<Row>({
    query: sql`
      select s.name as span, count(*) filter (where r.at is null)::int as unanswered,
        ${spreadSQL({
          of: sql`greatest(0, extract(epoch from r.at - l.created_at) / 3600)::float8`,
          where: sql`r.at is not null`,
        })}
      from ${spansSQL(spans)}
      join ${tableOf({ collection: crm.slugs.leads, req })} l
        on l.created_at >= s.a and l.created_at < s.b
      left join lateral (
        select a.occurred_at as at from ${tableOf({ collection, req })} a
        where a.lead_id = l.id and a.direction = 'outbound' and a.deleted_at is null
          ${readable === false ? sql`and false` : sql``} ${readable ? sql`and a.id ${readable}` : sql``}
        order by a.occurred_at limit 1
      ) r on true
      where ${leadCondition(scope)} group by 1`,
    req,
  })
  const found = new Map(rows.map((row) => [row.span, row]))
  return (name) => ({
    unanswered: found.get(name)?.unanswered ?? 0,
    ...toSpread(found.get(name)),
  })
}
