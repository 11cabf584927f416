import { sql } from '@payloadcms/db-postgres'

import type { SourceInsight } from '../../domain/alerts/types.js'
import type { Args, LeadScope } from '../analytics/scope.js'

import { leadCondition } from '../analytics/scope.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { endedWithinYear } from './endedWithinYear.js'

/** A source of which fewer leads ended says nothing. */
const LEAST_ENDED = 5

const MOST_SOURCES = 5

/** Where the leads came from that were won most often. */
export const readTopSources = ({
  crm,
  now,
  req,
  scope,
}: { now: Date; scope: LeadScope } & Args): Promise<SourceInsight[]> =>
  execute<SourceInsight>({
    query: sql`
      select l.source, count(*)::int as ended, count(*) filter (where l.status = 'won')::int as won,
        round(count(*) filter (where l.status = 'won') / count(*)::numeric, 6)::float8 as "winShare",
        coalesce(sum(${LEAD_VALUE}) filter (where l.status = 'won'), 0)::float8 as "wonMoney"
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where ${leadCondition(scope)} and ${endedWithinYear({ now })} and l.source is not null
      group by l.source having count(*) >= ${LEAST_ENDED}
      order by 4 desc, 5 desc, l.source limit ${MOST_SOURCES}`,
    req,
  })
