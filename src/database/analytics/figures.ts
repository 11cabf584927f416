import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { Amount, Spread, WeightedAmount } from '../../domain/analytics/types.js'
import type { Query } from '../session.js'

import { roundMoney } from '../../domain/shared/money.js'

/** A sum as SQL gives it: an exact decimal. */
export type AmountRow = { count: number; value: string }

export type SpreadRow = { cases: number; median: null | number; p90: null | number }

export const toAmount = ({
  currency,
  row,
}: {
  currency: string
  row: AmountRow | undefined
}): Amount =>
  row
    ? { count: row.count, value: roundMoney({ amount: row.value, currency }) }
    : { count: 0, value: 0 }

export const toWeighted = ({
  currency,
  rows,
}: {
  currency: string
  rows: ({ weighted: string } & AmountRow)[]
}): WeightedAmount => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  value: roundMoney({ amount: Decimal.sum(0, ...rows.map(({ value }) => value)), currency }),
  weightedValue: roundMoney({
    amount: Decimal.sum(0, ...rows.map(({ weighted }) => weighted)),
    currency,
  }),
})

export const toSpread = (row: SpreadRow | undefined): Spread =>
  row
    ? { count: row.cases, median: row.median, p90: row.p90 }
    : { count: 0, median: null, p90: null }

/** One number divided by another, `null` where there is nothing to divide by. */
export const ratio = (dividend: number, divisor: number): null | number =>
  divisor === 0 ? null : new Decimal(dividend).div(divisor).toDecimalPlaces(6).toNumber()

/**
 * How many cases there are, their median and 90th percentile, as columns of those names:
 * interpolated between the two nearest cases (`percentile_cont`, SQL:2003).
 */
export const spreadSQL = ({ of, where }: { of: Query; where: Query }): Query => {
  const percentile = (part: string): Query =>
    sql`round((percentile_cont(${sql.raw(part)}) within group (order by ${of})
      filter (where ${where}))::numeric, 6)::float8`
  return sql`count(*) filter (where ${where})::int as cases,
    ${percentile('0.5')} as median, ${percentile('0.9')} as p90`
}

/** From one moment to another, in days; 0 where the clock of an import ran backwards. */
export const daysSQL = ({ from, to }: { from: Query; to: Query }): Query =>
  sql`greatest(0, extract(epoch from (${to}) - (${from})) / 86400)::float8`
