import { sql } from '@payloadcms/db-postgres'

import type { RiskFactor } from '../../domain/alerts/types.js'
import type { Args, LeadScope } from '../analytics/scope.js'

import { leadCondition } from '../analytics/scope.js'
import { execute, tableOf } from '../session.js'
import { endedWithinYear } from './endedWithinYear.js'

/** Fewer leads with something in common say nothing about it. */
const LEAST_LEADS = 20

/** How much oftener than on average leads have to be lost. */
const LEAST_DIFFERENCE = 0.05

type Row = Pick<RiskFactor, 'averageShare' | 'key' | 'leads' | 'lostShare'>

/**
 * What leads that were lost had in common. "Big" and "slow" are the upper quarter of all that ended;
 * figures of that kind describe, they do not prove a cause.
 */
export const readRiskFactors = async ({
  crm,
  now,
  req,
  scope,
}: { now: Date; scope: LeadScope } & Args): Promise<RiskFactor[]> => {
  const rows = await execute<Row>({
    query: sql`
      with ended as materialized (
        select l.status = 'lost' as is_lost, coalesce(l.estimated_value, 0) as value,
          l.closed_at - l.created_at as cycle, l.company_id is null as no_company,
          num_nonnulls(nullif(l.contact_email, ''), nullif(l.contact_phone, '')) = 0 as no_contact,
          not exists (
            select from ${tableOf({ collection: crm.slugs.activities, req })} a
            where a.lead_id = l.id and a.type <> 'stage_change' and a.deleted_at is null
              and a.occurred_at < l.closed_at
          ) as no_activity
        from ${tableOf({ collection: crm.slugs.leads, req })} l
        where ${leadCondition(scope)} and ${endedWithinYear({ now })}
      ),
      bounds as (
        select percentile_cont(0.75) within group (order by e.value::float8) as value,
          percentile_cont(0.75) within group (order by e.cycle) as cycle,
          count(*) filter (where e.is_lost) / nullif(count(*), 0)::numeric as lost
        from ended e
      )
      select k.key, count(*)::int as leads, round(b.lost, 6)::float8 as "averageShare",
        round(count(*) filter (where e.is_lost) / count(*)::numeric, 6)::float8 as "lostShare"
      from ended e cross join bounds b
      cross join lateral (values
        ('bigValue', e.value::float8 > b.value), ('slowCycle', e.cycle > b.cycle),
        ('noCompany', e.no_company), ('noContact', e.no_contact), ('noActivity', e.no_activity)
      ) k (key, holds)
      where k.holds group by k.key, b.lost
      having count(*) >= ${LEAST_LEADS}
        and count(*) filter (where e.is_lost) / count(*)::numeric >= b.lost + ${LEAST_DIFFERENCE}
      order by 4 desc, 1`,
    req,
  })
  return rows.map((row) => ({
    ...row,
    wording: {
      facts: { averageShare: row.averageShare, leads: row.leads, lostShare: row.lostShare },
      key: `alerts:risk:${row.key}`,
    },
  }))
}
