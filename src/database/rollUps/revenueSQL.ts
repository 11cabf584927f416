import type { Names } from '../triggers/types.js'

import { DEFAULT_TIME_ZONE } from '../../domain/settings/settings.js'
import { TABLES } from '../tables.js'

/** The measures of a day, each of which can be added up. */
export const MEASURES = [
  'booked',
  'slope',
  'base',
  'orders',
  'lines',
  'ended_orders',
  'ended_lines',
] as const

const list = (map: (measure: string) => string): string => MEASURES.map(map).join(', ')

export const DIMENSIONS = 'pipeline, rep, product'

export const EVENT_COLUMNS = `day, ${DIMENSIONS}, ${MEASURES.join(', ')}`

export const DAY_COLUMNS = `grain, ${EVENT_COLUMNS}`

/** A row that says nothing. */
const IS_SOMETHING = MEASURES.map((measure) => `sum(${measure}) <> 0`).join(' or ')

/** Days are counted from here. */
export const EPOCH = `date '2000-01-01'`

/** What an order earns a day is kept with so many decimals. */
const RATE_DECIMALS = 30

export const LEDGER_COLUMNS = 'order_id, product, is_first, pipeline, rep, first, last, amount'

/** The reporting time zone, as the settings have it. */
const zoneSQL = ({ tableOf }: Names): string =>
  `coalesce(nullif((select time_zone from ${tableOf('settings')} limit 1), ''), '${DEFAULT_TIME_ZONE}')`

/**
 * The rows of {@link TABLES.revenueOrders} as they should be, from the records themselves. An order
 * without a first day begins on the day it was created.
 */
export const ledgerSQL = ({ names, where }: { names: Names; where?: string }): string => `
  select order_id, product, is_first, pipeline, rep, first, greatest(first, ends) as last, amount
  from (
    select o.id::text as order_id, coalesce(x.product_id::text, '') as product,
      row_number() over (partition by o.id order by x.product_id::text nulls first) = 1 as is_first,
      coalesce(l.pipeline_id::text, '') as pipeline,
      coalesce(l.owner_id::text, l.created_by_id::text, '') as rep,
      coalesce((o.start_date at time zone 'UTC')::date,
        (o.created_at at time zone ${zoneSQL(names)})::date) as first,
      (o.end_date at time zone 'UTC')::date as ends,
      coalesce(sum(x.quantity * x.price), 0) as amount
    from ${names.tableOf('orders')} o
    join ${names.tableOf('orders', 'lines')} x on x._parent_id = o.id
    left join ${names.tableOf('leads')} l on l.id = o.lead_id
    where o.deleted_at is null and o.status in ('active', 'completed') ${where ? `and ${where}` : ''}
    group by o.id, l.id, x.product_id
  ) f`

/** What rows of the ledger (with a `sign`) make of their days. */
export const eventsSQL = (rows: string): string => `
  select ${EVENT_COLUMNS} from (
    select *, (sign * is_first::int)::bigint as one,
      round(round(sign * amount, ${RATE_DECIMALS}) / (last - first + 1), ${RATE_DECIMALS}) as rate
    from (${rows}) f
  ) f cross join lateral (values
    (first, sign * amount, rate, rate * (1 - (first - ${EPOCH})), one, sign::bigint, 0::bigint, 0::bigint),
    (last, 0, -rate, rate * (last - ${EPOCH}), 0, 0, one, sign::bigint)
  ) e(${['day', ...MEASURES].join(', ')})`

/** Events of the same day and kind as one. */
export const addSQL = (events: string): string => `
  select day, ${DIMENSIONS}, ${list((measure) => `sum(${measure}) as ${measure}`)}
  from (${events}) e group by 1, 2, 3, 4 having ${IS_SOMETHING}`

/**
 * Events by each combination of pipeline, rep and product, told apart or not. A grain is 1 where the
 * pipeline is not told apart, plus 2 where the rep, plus 4 where the product is not; days are 8 more
 * than months.
 */
const cubeSQL = ({
  day,
  events,
  level,
}: {
  day: string
  events: string
  level: number
}): string => `
  select ${level} + grouping(product, rep, pipeline) as grain, day, coalesce(pipeline, '*') as pipeline,
    coalesce(rep, '*') as rep, coalesce(product, '*') as product,
    ${list((measure) => `sum(${measure}) as ${measure}`)}
  from (select ${day} as day, ${DIMENSIONS}, ${MEASURES.join(', ')} from (${events}) e) e
  group by day, cube(pipeline, rep, product) having ${IS_SOMETHING}`

export const DAYS_LEVEL = 8

export const daysSQL = (events: string): string =>
  cubeSQL({ day: 'day', events, level: DAYS_LEVEL })

export const monthsSQL = (events: string): string =>
  cubeSQL({ day: `date_trunc('month', day::timestamp)::date`, events, level: 0 })

/** Moves what has changed into the days, so much at a time; nobody waits for it. */
export const gatherSQL = ({ limit, names: { own } }: { limit: number; names: Names }): string => {
  const changes = own(TABLES.revenueChanges)
  const days = own(TABLES.revenueDays)
  return `
    with taken as materialized (
      delete from ${changes} where id = any(array(
        select id from ${changes} limit ${limit} for update skip locked
      )) returning ${EVENT_COLUMNS}
    ), gathered as (
      ${daysSQL('select * from taken')} union all ${monthsSQL('select * from taken')}
    ), written as (
      insert into ${days} as d (${DAY_COLUMNS})
      select ${DAY_COLUMNS} from gathered order by grain, day, ${DIMENSIONS}
      on conflict (grain, day, ${DIMENSIONS}) do update set
        ${list((measure) => `${measure} = d.${measure} + excluded.${measure}`)}
    )
    select count(*)::int as count from taken`
}
