import { sql } from '@payloadcms/db-postgres'

import type { Alert, AlertKind, AlertLead } from '../../domain/alerts/types.js'
import type { Args, LeadScope } from '../analytics/scope.js'

import { ALERT_KINDS } from '../../domain/alerts/types.js'
import { leadCondition } from '../analytics/scope.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'

type Row = {
  count: number
  kind: AlertKind
  /** What the kind has more than one reason for. */
  reason: string
} & Omit<AlertLead, 'wording'>

const wordingOf = ({ days, kind, reason, score }: Row): AlertLead['wording'] => ({
  facts: { days, score },
  key: `alerts:${reason || kind}`,
})

/**
 * The leads of each alert, from one pass over those that are open (and, for clients in danger, those
 * that were won): what is in the trash is out.
 */
export const readAlertLeads = async ({
  crm,
  limit,
  now,
  req,
  scope,
  timeZone,
}: { limit: number; now: Date; scope: LeadScope; timeZone: string } & Args): Promise<Alert[]> => {
  const { gapDays, priorityDays, priorityScore, rottenFactor } = crm.ai.alerts
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await execute<Row>({
    query: sql`
      with leads as materialized (
        select l.id, l.company_name, p.key as pipeline, l.stage, l.status, l.created_at,
          ${LEAD_VALUE}::float8 as value, l.ai_score::int as score, lower(l.churn_risk) as churn,
          floor(extract(epoch from ${at} - coalesce(l.last_activity_at, l.created_at)) / 86400)::int
            as silent,
          floor(extract(epoch from ${at} - l.stage_entered_at) / 86400)::int as stayed,
          (${at} at time zone ${timeZone}::text)::date
            - (l.expected_close_date at time zone 'UTC')::date as overdue,
          l.next_follow_up_at <= ${at} as is_due,
          s.rotting_days::float8 as rotting
        from ${tableOf({ collection: crm.slugs.leads, req })} l
        join ${tableOf({ collection: crm.slugs.pipelines, req })} p on p.id = l.pipeline_id
        left join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
          on s._parent_id = p.id and s.key = l.stage
        where ${leadCondition(scope)}
          and (l.status = 'open' or (l.status = 'won' and lower(l.churn_risk) = 'high'))
      )
      select x.kind, x.count, x.reason, x.id, x.company_name as "companyName", x.pipeline, x.stage,
        x.value, x.score, x.days
      from (
        select k.kind, k.reason, k.days, l.*, count(*) over (partition by k.kind)::int as count,
          row_number() over (partition by k.kind order by l.value desc, l.created_at, l.id) as place
        from leads l
        cross join lateral (values
          ('highPriority', '', l.silent, l.status = 'open' and l.score >= ${priorityScore}::float8
            and (l.silent >= ${priorityDays}::float8 or l.is_due)),
          ('atRisk', case when l.overdue > 0 then 'overdue' else 'rotten' end,
            case when l.overdue > 0 then l.overdue else l.stayed end,
            l.status = 'open' and (l.overdue > 0
              or l.stayed >= l.rotting * ${rottenFactor}::float8)),
          ('activityGap', '', l.silent, l.status = 'open' and l.silent >= ${gapDays}::float8),
          ('decliningHealth', '', l.silent, l.churn = 'high')
        ) k (kind, reason, days, holds)
        where k.holds
      ) x
      where x.place <= ${limit} order by x.kind, x.place`,
    req,
  })
  return ALERT_KINDS.map((kind) => {
    const found = rows.filter((row) => row.kind === kind)
    return {
      count: found[0]?.count ?? 0,
      kind,
      leads: found.map((row): AlertLead => {
        const { id, companyName, days, pipeline, score, stage, value } = row
        return { id, companyName, days, pipeline, score, stage, value, wording: wordingOf(row) }
      }),
    }
  })
}
