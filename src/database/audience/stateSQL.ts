import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { RULE, WEEK_MS } from '../../domain/audience/rule.js'

const WEEK_SECONDS = sql.raw(String(WEEK_MS / 1000))

/** The latest moments of two arrays, latest first; the former array as it is when nothing is new. */
export const latestSQL = ({
  count,
  former,
  fresh,
}: {
  count: number
  former: Query
  fresh: Query
}): Query => sql`
  case when ${fresh} is null then ${former} else array(
    select t from unnest(${former} || ${fresh}) t order by t desc limit ${sql.raw(String(count))}) end`

/**
 * The first and the last open of each week of the calendar, as `condenseOpens` makes them, of two
 * arrays; what no window reaches any more is left out.
 */
export const condenseSQL = ({
  former,
  fresh,
  now,
}: {
  former: Query
  fresh: Query
  now: Query
}): Query => sql`
  case when ${fresh} is null then ${former} else array(
    select unnest(array[min(t), max(t)]) from unnest(${former} || ${fresh}) t
    where t > ${now} - interval '${sql.raw(String(RULE.activeDays * 24))} hours'
    group by floor(extract(epoch from t) / ${WEEK_SECONDS})) end`
