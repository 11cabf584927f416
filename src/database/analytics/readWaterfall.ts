import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { WaterfallLeadsQuery, WaterfallQuery } from '../../domain/analytics/query.js'
import type {
  Amount,
  Waterfall,
  WaterfallBar,
  WaterfallLead,
  WaterfallState,
} from '../../domain/analytics/types.js'
import type { WaterfallBarKey } from '../../domain/analytics/waterfall.js'
import type { AmountRow } from './figures.js'
import type { Args } from './scope.js'
import type { WaterfallScope } from './waterfall.js'

import { WATERFALL_BARS } from '../../domain/analytics/waterfall.js'
import { dayInZone } from '../../domain/revenue/period.js'
import { addDays } from '../../domain/shared/days.js'
import { roundMoney } from '../../domain/shared/money.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { toID } from '../revenue/names.js'
import { execute, tableOf } from '../session.js'
import { readTimeZone } from '../settings/readTimeZone.js'
import { toAmount } from './figures.js'
import { changedLeads, isReadable, leadID, stateBefore } from './history.js'
import { leadCondition, readLeadScope, startOf, stateCondition } from './scope.js'
import { contributionsSQL } from './waterfall.js'

const readWaterfallScope = async ({
  crm,
  query: { horizon, owner, pipeline_type, since, until },
  req,
  timeZone,
}: { query: WaterfallQuery; timeZone: string } & Args): Promise<
  { days: { since: string; until: string } } & WaterfallScope
> => {
  const last = until ?? dayInZone({ moment: crm.now(), timeZone })
  return {
    ...(await readLeadScope({ crm, query: { owner, pipeline_type }, req })),
    days: { since, until: last },
    horizon: horizon ?? null,
    since: startOf({ day: since, timeZone }),
    until: startOf({ day: addDays({ day: last, days: 1 }), timeZone }),
  }
}

/** The open pipeline at the end: as it is now, with what changed since put back. */
const readEnd = async ({
  crm,
  req,
  scope,
}: { scope: WaterfallScope } & Args): Promise<AmountRow> => {
  const { horizon, until } = scope
  const states = (factor: number, moment = sql`'infinity'::timestamptz`) => sql`
    select ${sql.raw(String(factor))} as factor, x.* from changed c
    join lateral ${stateBefore({ lead: sql`c.lead`, moment, req })} x on true`
  const [row] = await execute<AmountRow>({
    query: sql`
      with changed as materialized (${changedLeads({ from: until, req })})
      select sum(f.count)::int as count, sum(f.value)::text as value from (
        select count(*) as count, coalesce(sum(${LEAD_VALUE}), 0) as value
        from ${tableOf({ collection: crm.slugs.leads, req })} l
        where l.status = 'open' and ${leadCondition(scope)} ${
          horizon === null
            ? sql``
            : sql`and (l.expected_close_date at time zone 'UTC')::date <= ${horizon}::date`
        }
        union all
        select sum(x.factor), coalesce(sum(x.factor * x.value), 0)
        from (${states(1, until)} union all ${states(-1)}) x
        where x.status = 'open' and not x.deleted and ${stateCondition({ alias: 'x', scope })}
          ${horizon === null ? sql`` : sql`and x.expected_close <= ${horizon}::date`}
          and ${isReadable({ crm, lead: sql`x.lead`, req, scope })}
      ) f`,
    req,
  })
  return row!
}

type BarRow = { bar: WaterfallBarKey; change: string; entering: number; leads: number }

/** Bars that say how many leads came in, or (negative) went out. */
const STEP: Record<WaterfallBarKey, -1 | 0 | 1> = {
  grown: 0,
  lost: -1,
  new: 1,
  pulledIn: 1,
  removed: -1,
  reopened: 1,
  restored: 1,
  shrunk: 0,
  slipped: -1,
  transferredIn: 1,
  transferredOut: -1,
  won: -1,
}

const pathOf = ({ bar, query }: { bar: WaterfallBarKey; query: WaterfallQuery }): string =>
  `/analytics/waterfall/leads?${new URLSearchParams({ ...query, bar }).toString()}`

/**
 * Why the open pipeline is worth what it is: what it was worth at the beginning of `since`, what
 * became of that, and what it is worth at the end of `until`. Rebuilt from the history of the leads,
 * at the cost of what changed. See `contributionsSQL` for what each bar means; they add up exactly.
 */
export const readWaterfall = async ({
  crm,
  query,
  req,
}: { query: WaterfallQuery } & Args): Promise<Waterfall> => {
  const { currency } = crm
  const timeZone = await readTimeZone({ crm, req })
  const { days, ...scope } = await readWaterfallScope({ crm, query, req, timeZone })
  const rows = await execute<BarRow>({
    query: sql`
      select w.bar, count(*)::int as leads, sum(w.change)::text as change
      from (${contributionsSQL({ crm, req, scope, timeZone })}) w group by 1`,
    req,
  })
  const found = new Map(rows.map((row) => [row.bar, row]))
  const end = await readEnd({ crm, req, scope })
  const bars: WaterfallBar[] = WATERFALL_BARS.map((bar) => ({
    key: bar,
    leads: found.get(bar)?.leads ?? 0,
    path: pathOf({ bar, query }),
    value: roundMoney({ amount: found.get(bar)?.change ?? 0, currency }),
  }))
  const start: Amount = {
    count: bars.reduce((count, { key, leads }) => count - STEP[key] * leads, end.count),
    value: roundMoney({
      amount: Decimal.sub(end.value, Decimal.sum(0, ...rows.map(({ change }) => change))),
      currency,
    }),
  }
  return {
    bars,
    currency,
    end: toAmount({ currency, row: end }),
    horizon: scope.horizon,
    since: days.since,
    start,
    timeZone,
    until: days.until,
  }
}

type LeadRow = {
  change: string
  companyName: null | string
  lead: string
  n_expected: null | string
  n_stage: null | string
  n_status: null | string
  n_value: string
  t_exists: boolean
  t_expected: null | string
  t_stage: null | string
  t_status: null | string
  t_value: string
  total: number
}

const toLead = ({ crm, req, row }: { row: LeadRow } & Args): WaterfallLead => {
  const money = (amount: string): number => roundMoney({ amount, currency: crm.currency })
  const now: WaterfallState = {
    expectedClose: row.n_expected,
    stage: row.n_stage,
    status: row.n_status,
    value: money(row.n_value),
  }
  return {
    id: toID({ id: row.lead, collection: crm.slugs.leads, req }),
    change: money(row.change),
    companyName: row.companyName,
    now,
    then: row.t_exists
      ? {
          expectedClose: row.t_expected,
          stage: row.t_stage,
          status: row.t_status,
          value: money(row.t_value),
        }
      : null,
  }
}

/** The leads behind a bar, the largest change first, as a page of Payload's. */
export const readWaterfallLeads = async ({
  crm,
  query: { bar, limit, page, ...query },
  req,
}: { query: WaterfallLeadsQuery } & Args) => {
  const timeZone = await readTimeZone({ crm, req })
  const { days: _, ...scope } = await readWaterfallScope({ crm, query, req, timeZone })
  const rows = await execute<LeadRow>({
    query: sql`
      select w.lead, w.change::text as change, w.t_exists, w.t_stage, w.t_status,
        w.t_value::text as t_value, w.t_expected::text as t_expected, w.n_stage, w.n_status,
        w.n_value::text as n_value, w.n_expected::text as n_expected,
        l.company_name as "companyName", count(*) over ()::int as total
      from (${contributionsSQL({ crm, req, scope, timeZone })}) w
      left join ${tableOf({ collection: crm.slugs.leads, req })} l
        on l.id = ${leadID({ id: sql`w.lead`, crm, req })}
      where w.bar = ${bar}
      order by abs(w.change) desc, w.lead limit ${limit} offset ${(page - 1) * limit}`,
    req,
  })
  const totalDocs = rows[0]?.total ?? 0
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  return {
    docs: rows.map((row) => toLead({ crm, req, row })),
    hasNextPage: page < totalPages,
    hasPrevPage: page > 1,
    limit,
    page,
    totalDocs,
    totalPages,
  }
}
