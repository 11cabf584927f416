import { sql } from '@payloadcms/db-postgres'

import type { ReasonMetrics } from '../../domain/analytics/types.js'
import type { Reason } from '../../domain/settings/settings.js'
import type { Query } from '../session.js'
import type { Args, LeadScope, Span, SpanName } from './scope.js'

import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { ratio, toAmount } from './figures.js'
import { leadCondition, spansSQL } from './scope.js'

type Row = { count: number; reason: null | string; span: SpanName; value: string }

const REASONS: Record<'lost' | 'won', Query> = {
  lost: sql`l.lost_reason_key`,
  won: sql`l.won_reason_key`,
}

/** Why leads were won, or lost, in each span; the most frequent reason of the first one first. */
export const readReasons = async ({
  crm,
  reasons,
  req,
  scope,
  spans,
  status,
}: {
  /** The list of the settings. */
  reasons: Reason[]
  scope: LeadScope
  spans: Span[]
  status: keyof typeof REASONS
} & Args): Promise<ReasonMetrics[]> => {
  const { currency, slugs } = crm
  const rows = await execute<Row>({
    query: sql`
      select s.name as span, ${REASONS[status]} as reason, count(*)::int as count,
        sum(${LEAD_VALUE})::text as value
      from ${spansSQL(spans)} join ${tableOf({ collection: slugs.leads, req })} l
        on l.closed_at >= s.a and l.closed_at < s.b
      where l.status = ${status} and ${leadCondition(scope)} group by 1, 2`,
    req,
  })
  const hasPrevious = spans.some(({ name }) => name === 'previous')
  const of = (name: SpanName): Map<null | string, Row> =>
    new Map(rows.filter(({ span }) => span === name).map((row) => [row.reason, row]))
  const [current, previous] = [of('current'), of('previous')]
  const total = [...current.values()].reduce((sum, { count }) => sum + count, 0)
  return [...new Set([...current.keys(), ...previous.keys()])]
    .map((reason) => {
      const amount = toAmount({ currency, row: current.get(reason) })
      return {
        ...amount,
        label: reasons.find(({ key }) => key === reason)?.label ?? reason,
        previous: hasPrevious ? toAmount({ currency, row: previous.get(reason) }) : null,
        reason,
        share: ratio(amount.count, total),
      }
    })
    .sort(
      (a, b) =>
        b.count - a.count || b.value - a.value || String(a.reason).localeCompare(String(b.reason)),
    )
}
