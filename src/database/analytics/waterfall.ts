import { sql } from '@payloadcms/db-postgres'

import type { WaterfallBarKey } from '../../domain/analytics/waterfall.js'
import type { Query } from '../session.js'
import type { Args, LeadScope } from './scope.js'

import { changedLeads, isReadable, stateBefore } from './history.js'
import { stateCondition } from './scope.js'

/** Two moments, and what counts of the pipeline between them. */
export type WaterfallScope = {
  /** `null` = the whole pipeline, else what is expected to close until this day. */
  horizon: null | string
  /** The first moment. */
  since: Query
  /** The moment after the last. */
  until: Query
} & LeadScope

const key = (bar: WaterfallBarKey): Query => sql.raw(`'${bar}'`)

/** Whether a state lies within the horizon: an open lead by the day it is expected to close, a closed one by the day it did. */
const isNear = ({
  horizon,
  state,
  timeZone,
}: {
  horizon: null | string
  state: 'n' | 't'
  timeZone: string
}): Query => {
  const { closed, expected, status } = {
    closed: sql`${sql.identifier(state)}.closed_at`,
    expected: sql`${sql.identifier(state)}.expected_close`,
    status: sql`${sql.identifier(state)}.status`,
  }
  return horizon === null
    ? sql`true`
    : sql`coalesce(case when ${status} in ('won', 'lost')
        then (${closed} at time zone ${timeZone}::text)::date
        else ${expected} end <= ${horizon}::date, false)`
}

/**
 * What each lead adds to which bar, as rows (lead, bar, change, and what the lead was: `t_…` then,
 * `n_…` now). A lead counts while it is open, the question is about it, and it is expected to close
 * within the horizon. By what it was and what it is:
 *
 * - it came in: `new`, `reopened`, `restored` from the trash, `transferredIn` from another pipeline
 *   or rep, or `pulledIn` from beyond the horizon, with what it is worth now;
 * - it was there: `grown` or `shrunk`, by the difference of its worth;
 * - it went out: `won`, `lost`, `removed` (trash, archive), `transferredOut`, or `slipped` beyond the
 *   horizon, with what it is worth now, taken away.
 *
 * What came in and was closed in between comes in and goes out, so that `won` is all that was won.
 */
export const contributionsSQL = ({
  crm,
  req,
  scope,
  timeZone,
}: { scope: WaterfallScope; timeZone: string } & Args): Query => {
  const { horizon, since, until } = scope
  const near = (state: 'n' | 't') => isNear({ horizon, state, timeZone })
  const about = (alias: string) => stateCondition({ alias, scope })
  return sql`
    select d.*, b.bar, b.change
    from (
      select c.lead, t.stage as t_stage, t.status as t_status, t.value as t_value,
        t.expected_close as t_expected, n.stage as n_stage, n.status as n_status,
        n.value as n_value, n.expected_close as n_expected, n.deleted as n_deleted,
        t.deleted as t_deleted,
        t.lead is not null as t_exists,
        coalesce(t.status in ('won', 'lost', 'archived'), false) as t_closed,
        ${about('t')} as t_about, ${about('n')} as n_about,
        coalesce(t.status = 'open' and not t.deleted and ${about('t')} and ${near('t')}, false) as t_in,
        coalesce(n.status = 'open' and not n.deleted and ${about('n')} and ${near('n')}, false) as n_in,
        coalesce(n.status in ('won', 'lost') and not n.deleted and ${about('n')} and ${near('n')}, false) as n_done
      from (${changedLeads({ from: since, req, to: until })}) c
      join lateral ${stateBefore({ lead: sql`c.lead`, moment: until, req })} n on true
      left join lateral ${stateBefore({ lead: sql`c.lead`, moment: since, req })} t on true
      where ${isReadable({ crm, lead: sql`c.lead`, req, scope })}
    ) d
    cross join lateral (
      select not d.t_in and d.n_done and not d.t_closed as passes
    ) p
    cross join lateral (
      select case
          when not d.t_exists then ${key('new')}
          when d.t_closed then ${key('reopened')}
          when d.t_deleted then ${key('restored')}
          when d.t_about is not true then ${key('transferredIn')}
          else ${key('pulledIn')}
        end as bar, d.n_value as change
      where not d.t_in and (d.n_in or p.passes)
      union all
      select case when d.n_value > d.t_value then ${key('grown')} else ${key('shrunk')} end,
        d.n_value - d.t_value
      where d.t_in and d.n_value <> d.t_value
      union all
      select case
          when d.n_deleted or d.n_status = 'archived' then ${key('removed')}
          when d.n_about is not true then ${key('transferredOut')}
          when not d.n_done then ${key('slipped')}
          when d.n_status = 'won' then ${key('won')}
          else ${key('lost')}
        end, -d.n_value
      where (d.t_in and not d.n_in) or p.passes
    ) b`
}
