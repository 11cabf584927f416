import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { Days } from '../../domain/revenue/period.js'
import type { Basis } from '../../domain/revenue/query.js'
import type { Query } from '../session.js'
import type { Args, RevenueScope } from './scope.js'
import type { Group, Sum, Sums } from './sumOrders.js'

import { addDays } from '../../domain/shared/days.js'
import { DAYS_LEVEL, EPOCH } from '../rollUps/revenueSQL.js'
import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'
import { day } from './scope.js'
import { SUM_DECIMALS } from './sumOrders.js'

/** Where the days begin of a month that is not whole at the end of a day; the day after a last one. */
const restOf = (value: Query): Query => sql`date_trunc('month', (${value} + 1)::timestamp)::date`

const epoch = sql.raw(EPOCH)

/** What was delivered until the end of a day, of the events until then. */
const until = (value: Query): Query => sql`(k.slope * (${value} - ${epoch}) + k.base)`

/** Columns that are told apart, and where they must be what. */
type Cut = { conditions: Query; ended: Query; grain: number; key: Query; started: Query }

/** Months in which neither pipelines nor reps nor products are told apart. */
const NOTHING_APART = 7

/** Where nobody is responsible, or nothing named. */
const NONE = ''

/** Which grain of the days answers a question, and which of its rows. */
const toCut = ({ group, scope: { pipeline, rep } }: { group: Group; scope: RevenueScope }): Cut => {
  const isByProduct = group === 'product'
  const isByRep = group === 'rep' || rep !== null
  const conditions = [
    ...(pipeline === null ? [] : [sql`k.pipeline = ${String(pipeline)}`]),
    ...(rep === null ? [] : [sql`k.rep = ${rep === 'none' ? NONE : String(rep)}`]),
  ]
  return {
    conditions: conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``,
    ended: isByProduct ? sql`k.ended_lines` : sql`k.ended_orders`,
    grain: (pipeline === null ? 1 : 0) + (isByRep ? 0 : 2) + (isByProduct ? 0 : 4),
    key: { month: sql`null::text`, product: sql`k.product`, rep: sql`k.rep` }[group],
    started: isByProduct ? sql`k.lines` : sql`k.orders`,
  }
}

/** The day before a window (`w`), and its last day. */
const LOW = sql`w.low`
const HIGH = sql`w.high`

/**
 * Amount and count of rows (alias `k`) for a window. What lies until the last day counts, less what
 * lies before the first; `isLow` and `isHigh` say of which a row is part.
 */
const measures = ({
  basis,
  cut: { ended, started },
  isHigh,
  isLow,
}: {
  basis: Basis
  cut: Cut
  isHigh: Query
  isLow: Query
}): Query => {
  const part = (high: Query, low: Query): Query =>
    sql`case when ${isHigh} then ${high} else 0 end - case when ${isLow} then ${low} else 0 end`
  return basis === 'booked'
    ? sql`${part(sql`k.booked`, sql`k.booked`)} as amount, ${part(started, started)} as count`
    : sql`${part(until(HIGH), until(LOW))} as amount, ${part(started, ended)} as count`
}

/** What changed since the days were gathered; few rows, but nobody put them in order. */
const changesSQL = ({
  basis,
  cut,
  req,
}: { basis: Basis; cut: Cut } & Pick<Args, 'req'>): Query => sql`
  select ${cut.key} as key,
    ${measures({ basis, cut, isHigh: sql`true`, isLow: sql`k.day <= ${LOW}` })}
  from ${ownTable({ name: TABLES.revenueChanges, req })} k
  where k.day <= ${HIGH} ${cut.conditions}`

/** Whole months until the last day, then the days of its month, less those before the first day. */
const daysSQL = ({ basis, cut, req }: { basis: Basis; cut: Cut } & Pick<Args, 'req'>): Query => {
  const days = ownTable({ name: TABLES.revenueDays, req })
  const [no, yes] = [sql`false`, sql`true`]
  const rows = ({
    from,
    isHigh,
    isLow,
    level,
    where,
  }: {
    from?: Query
    isHigh: Query
    isLow: Query
    level: number
    where: Query
  }): Query => sql`
    select ${cut.key} as key, ${measures({ basis, cut, isHigh, isLow })}
    from ${days} k where k.grain = ${sql.raw(String(level + cut.grain))}
      ${from ? sql`and k.day >= ${from}` : sql``} and ${where} ${cut.conditions}`
  return sql`
    ${rows({
      // What was booked before is on both sides of the account; what was delivered goes on.
      from: basis === 'booked' ? restOf(LOW) : undefined,
      isHigh: yes,
      isLow: sql`k.day < ${restOf(LOW)}`,
      level: 0,
      where: sql`k.day < ${restOf(HIGH)}`,
    })}
    union all
    ${rows({ from: restOf(HIGH), isHigh: yes, isLow: no, level: DAYS_LEVEL, where: sql`k.day <= ${HIGH}` })}
    union all
    ${rows({ from: restOf(LOW), isHigh: no, isLow: yes, level: DAYS_LEVEL, where: sql`k.day <= ${LOW}` })}`
}

/** The first and the last day on which anything is known to happen, within those that are asked for. */
const boundsSQL = ({
  req,
  scope: { days, period },
}: { scope: RevenueScope } & Pick<Args, 'req'>): Query => {
  if (period.from !== null) {
    return sql`select ${day(days.from)} as first, ${day(days.to)} as last`
  }
  const name = (table: string): Query => ownTable({ name: table, req })
  return sql`
    select greatest(min(first), ${day(days.from)}) as first, least(max(last), ${day(days.to)}) as last
    from (
      select day as first, (day + interval '1 month')::date - 1 as last
      from ${name(TABLES.revenueDays)} where grain = ${sql.raw(String(NOTHING_APART))}
      union all select day, day from ${name(TABLES.revenueChanges)}
    ) d`
}

/** The spans to add up, each from the day after `low` to `high`: the one before is the `previous`. */
const windowsSQL = ({
  group,
  req,
  scope,
}: {
  group: Group
  scope: RevenueScope
} & Pick<Args, 'req'>): Query => {
  const { days, period } = scope
  const before = ({ from, to }: Days): Query =>
    sql`(${day(addDays({ day: from, days: -1 }))}, ${day(to)})`
  const previous = period.previous
    ? sql`union all select 'previous', w.* from (values ${before(period.previous)}) w(low, high)`
    : sql``
  return group === 'month'
    ? sql`
        select to_char(m, 'YYYY-MM') as name, greatest(m::date, d.first) - 1 as low,
          least((m + interval '1 month')::date - 1, d.last) as high
        from (${boundsSQL({ req, scope })}) d
        cross join lateral generate_series(date_trunc('month', d.first::timestamp),
          d.last::timestamp, interval '1 month') m ${previous}`
    : sql`select 'now' as name, w.* from (values ${before(days)}) w(low, high) ${previous}`
}

/** Adds revenue up from what triggers keep: as many rows as there are days and months. */
export const sumDays = async ({
  group,
  req,
  scope,
}: { group: Group; scope: RevenueScope } & Args): Promise<Sums> => {
  const cut = toCut({ group, scope })
  const { basis } = scope
  const rows = await execute<{ name: string } & Sum>({
    query: sql`
      select w.name, s.key, s.count, s.revenue
      from (${windowsSQL({ group, req, scope })}) w
      cross join lateral (
        select key, sum(count)::int as count, round(sum(amount), ${SUM_DECIMALS})::text as revenue
        from (
          ${daysSQL({ basis, cut, req })}
          union all ${changesSQL({ basis, cut, req })}
        ) k group by key having sum(count) <> 0
      ) s`,
    req,
  })
  const previous = rows.filter(({ name }) => name === 'previous')
  return {
    previous: scope.period.previous && addUp(previous),
    rows: rows
      .filter(({ name }) => name !== 'previous')
      .map(({ name, count, key, revenue }) => ({
        count,
        key: group === 'month' ? name : key || null,
        revenue,
      })),
  }
}

const addUp = (rows: Sum[]): string =>
  rows.reduce((sum, { revenue }) => sum.plus(revenue), new Decimal(0)).toFixed()
