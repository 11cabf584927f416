import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { RULE } from '../../domain/audience/rule.js'
import { execute, ownTable, tableOf } from '../session.js'
import { listOfIDs } from './contactIDs.js'
import { column, counterColumns, eachCounter, momentsOf, settleSQL } from './settleSQL.js'
import { condenseSQL } from './stateSQL.js'
import { AUDIENCE_TABLES } from './tables.js'

/**
 * Makes everything that engagement keeps of contacts anew from their events: counters, moments, what
 * the rule remembers, the stage. For whoever moved events from one contact to another, or wrote them
 * past `recordEvents`. Locks the contacts, in the order of their ids.
 *
 * @param contacts ids; ask for a few thousand at a time
 */
export const rebuildEngagement = async ({
  contacts: ids,
  crm,
  req,
}: {
  contacts: (number | string)[]
  crm: CRMContext
  req: PayloadRequest
}): Promise<void> => {
  if (ids.length === 0) {
    return
  }
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const wanted = listOfIDs({ crm, ids, req })
  await execute({
    query: sql`
      select 1 from ${contacts} c where c.id in ${wanted} order by c.id for no key update of c`,
    req,
  })
  const at = sql`${crm.now().toISOString()}::timestamptz`
  const [opens, visits] = [RULE.engagedOpens, RULE.engagedVisits].map(String)
  await execute({
    query: sql`
      with fresh as (
        select contact_id, max(at) as last_event_at, ${momentsOf('email_open')} as opens,
          ${momentsOf('visit')} as visits, ${counterColumns}
        from (
          select contact_id, kind::text as kind, occurred_at as at
          from ${tableOf({ collection: crm.slugs.events, req })}
          where contact_id in ${wanted} and is_machine is not true
        ) v group by contact_id
      ), merged as (
        select c.id, ${eachCounter(
          ({ at: last, count }) =>
            sql`coalesce(f.${column(count)}, 0) as ${column(count)}, f.${column(last)}`,
        )},
          coalesce(e.stage, c.engagement_stage::text) as former,
          coalesce(c.subscribed_at, c.created_at) as since, f.last_event_at,
          f.opens[1:${sql.raw(opens!)}] as last_opens, f.visits[1:${sql.raw(visits!)}] as last_visits,
          ${condenseSQL({ former: sql`null::timestamptz[]`, fresh: sql`f.opens`, now: at })} as open_weeks
        from ${contacts} c
        left join ${ownTable({ name: AUDIENCE_TABLES.engagement, req })} e on e.contact = c.id
        left join fresh f on f.contact_id = c.id
        where c.id in ${wanted}
      ), ${settleSQL({ at, cause: 'rebuild', counters: 'replaced', crm, req })}
      select 1`,
    req,
  })
}
