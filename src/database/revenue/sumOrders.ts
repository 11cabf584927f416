import { sql } from '@payloadcms/db-postgres'

import type { Basis } from '../../domain/revenue/query.js'
import type { Query } from '../session.js'
import type { Args, RevenueScope } from './scope.js'

import { execute, tableOf } from '../session.js'
import { day } from './scope.js'

export type Group = 'month' | 'product' | 'rep'

/** One row of an answer before it is rounded: the amount is an exact decimal. */
export type Sum = { count: number; key: null | string; revenue: string }

export type Sums = {
  /** Of the span before, `null` where there is none. */
  previous: null | string
  rows: Sum[]
}

/** Parts of days are added with so many decimals, and rounded to so many before they become money. */
const PART_DECIMALS = sql.raw('30')
export const SUM_DECIMALS: Query = sql.raw('15')

/**
 * What an order's amount (alias `f`) makes of the days from `a` to `b`: whole on its first day, or
 * its part of the days it runs.
 */
const amountWithin = ({ a, b, basis }: { a: Query; b: Query; basis: Basis }): Query =>
  basis === 'booked'
    ? sql`case when f.first between ${a} and ${b} then f.amount else 0 end`
    : sql`case when f.first <= ${b} and f.last >= ${a} then
        round(f.amount, ${PART_DECIMALS}) * (least(f.last, ${b}) - greatest(f.first, ${a}) + 1)
          / (f.last - f.first + 1)
      else 0 end`

const isWithin = ({ a, b, basis }: { a: Query; b: Query; basis: Basis }): Query =>
  basis === 'booked' ? sql`f.first between ${a} and ${b}` : sql`f.first <= ${b} and f.last >= ${a}`

/** Orders that earn something, a row for each product of each: counted when nothing is kept. */
const factsSQL = ({
  crm,
  req,
  scope: { leads, orders, pipeline, rep, timeZone },
}: { scope: RevenueScope } & Args): Query => {
  const conditions = [sql`o.deleted_at is null and o.status in ('active', 'completed')`]
  if (orders) {
    conditions.push(sql`o.id ${orders}`)
  }
  if (leads) {
    conditions.push(sql`o.lead_id ${leads}`)
  }
  if (pipeline !== null) {
    conditions.push(sql`l.pipeline_id = ${pipeline}`)
  }
  if (rep === 'none') {
    conditions.push(sql`coalesce(l.owner_id, l.created_by_id) is null`)
  } else if (rep !== null) {
    conditions.push(sql`coalesce(l.owner_id, l.created_by_id) = ${rep}`)
  }
  return sql`
    select f.*, greatest(f.first, coalesce(f.ends, f.first)) as last from (
      select o.id, coalesce(l.owner_id, l.created_by_id)::text as rep, x.product_id::text as product,
        coalesce((o.start_date at time zone 'UTC')::date,
          (o.created_at at time zone ${timeZone}::text)::date) as first,
        (o.end_date at time zone 'UTC')::date as ends,
        coalesce(sum(x.quantity * x.price), 0) as amount
      from ${tableOf({ collection: crm.slugs.orders, req })} o
      left join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = o.lead_id
      join ${tableOf({ collection: crm.slugs.orders, req, subTable: 'lines' })} x
        on x._parent_id = o.id
      where ${sql.join(conditions, sql` and `)}
      group by o.id, l.id, x.product_id
    ) f`
}

/** The spans that rows stand for (`a` to `b`): every month, or the one that was asked for. */
const spansSQL = ({ group, scope }: { group: Group; scope: RevenueScope }): Query => {
  const { from, to } = scope.days
  return group === 'month'
    ? sql`
        select to_char(m, 'YYYY-MM') as month, greatest(m::date, ${day(from)}) as a,
          least((m + interval '1 month')::date - 1, ${day(to)}) as b
        from (select min(first) as first, max(last) as last from facts) f
        cross join lateral generate_series(
          date_trunc('month', greatest(f.first, ${day(from)})::timestamp),
          least(f.last, ${day(to)})::timestamp, interval '1 month') m`
    : sql`select null::text as month, ${day(from)} as a, ${day(to)} as b`
}

const KEYS: Record<Group, Query> = {
  month: sql`s.month`,
  product: sql`f.product`,
  rep: sql`f.rep`,
}

/** Adds revenue up from the orders themselves: for viewers who may read some of them only. */
export const sumOrders = async ({
  crm,
  group,
  req,
  scope,
}: { group: Group; scope: RevenueScope } & Args): Promise<Sums> => {
  const { basis, period } = scope
  const span = { a: sql`s.a`, b: sql`s.b`, basis }
  const previous = period.previous && {
    a: day(period.previous.from),
    b: day(period.previous.to),
    basis,
  }
  const rows = await execute<{ isPrevious: boolean } & Sum>({
    query: sql`
      with facts as materialized (${factsSQL({ crm, req, scope })}),
      spans as (${spansSQL({ group, scope })})
      select false as "isPrevious", ${KEYS[group]} as key, count(distinct f.id)::int as count,
        round(sum(${amountWithin(span)}), ${SUM_DECIMALS})::text as revenue
      from spans s join facts f on ${isWithin(span)}
      group by 2
      union all
      select true, null, 0, ${
        previous
          ? sql`round(coalesce(sum(${amountWithin(previous)}), 0), ${SUM_DECIMALS})::text`
          : sql`null`
      } from facts f`,
    req,
  })
  return {
    previous: rows.find(({ isPrevious }) => isPrevious)?.revenue ?? null,
    rows: rows
      .filter(({ isPrevious }) => !isPrevious)
      .map(({ count, key, revenue }) => ({ count, key, revenue })),
  }
}
