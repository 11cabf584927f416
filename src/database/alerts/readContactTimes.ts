import { sql } from '@payloadcms/db-postgres'

import type { ContactTime } from '../../domain/alerts/types.js'
import type { Args, LeadScope } from '../analytics/scope.js'

import { accessFilter } from '../accessFilter.js'
import { leadCondition } from '../analytics/scope.js'
import { execute, tableOf } from '../session.js'

/** Fewer contacts at a time say nothing about it. */
const LEAST_CONTACTS = 10

const MOST_TIMES = 5

/** When leads were contacted who answered within two days: the times of the week, three hours each. */
export const readContactTimes = async ({
  crm,
  now,
  req,
  scope,
  timeZone,
}: { now: Date; scope: LeadScope; timeZone: string } & Args): Promise<ContactTime[]> => {
  const collection = crm.slugs.activities
  const activities = tableOf({ collection, req })
  const readable = await accessFilter({ collection, operation: 'read', req })
  const mayRead = (alias: string) =>
    readable === null
      ? sql``
      : readable === false
        ? sql`and false`
        : sql`and ${sql.identifier(alias)}.id ${readable}`
  return execute<ContactTime>({
    query: sql`
      with contacts as (
        select a.occurred_at at time zone ${timeZone}::text as at, exists (
            select from ${activities} x
            where x.lead_id = a.lead_id and x.direction = 'inbound' and x.deleted_at is null
              and x.occurred_at > a.occurred_at
              and x.occurred_at <= a.occurred_at + interval '2 days' ${mayRead('x')}
          ) as is_answered
        from ${activities} a
        join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = a.lead_id
        where a.direction = 'outbound' and a.deleted_at is null
          and a.occurred_at >= ${now.toISOString()}::timestamptz - interval '180 days'
          and a.occurred_at < ${now.toISOString()}::timestamptz
          and ${leadCondition(scope)} ${mayRead('a')}
      )
      select extract(isodow from c.at)::int as weekday,
        (floor(extract(hour from c.at) / 3) * 3)::int as hour, count(*)::int as contacts,
        count(*) filter (where c.is_answered)::int as answered,
        round(count(*) filter (where c.is_answered) / count(*)::numeric, 6)::float8 as share
      from contacts c group by 1, 2
      having count(*) >= ${LEAST_CONTACTS} and count(*) filter (where c.is_answered) > 0
      order by 5 desc, 3 desc, 1, 2 limit ${MOST_TIMES}`,
    req,
  })
}
