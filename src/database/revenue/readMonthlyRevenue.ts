import type { Days } from '../../domain/revenue/period.js'
import type { MonthlyQuery } from '../../domain/revenue/query.js'
import type { MonthlyRevenue } from '../../domain/revenue/types.js'
import type { Args } from './scope.js'
import type { Sum } from './sumOrders.js'

import {
  dayInZone,
  monthsOf,
  resolvePeriod,
  startOfMonth,
  withPrevious,
} from '../../domain/revenue/period.js'
import { toAnswer } from './answer.js'
import { readScope } from './scope.js'
import { sumRevenue } from './sumRevenue.js'

/** The current month and those before it. */
const lastMonths =
  (months: number): typeof resolvePeriod =>
  ({ now, timeZone }) => {
    const today = dayInZone({ moment: now, timeZone })
    return withPrevious({ from: startOfMonth({ day: today, monthsBefore: months - 1 }), to: today })
  }

/** Every month of the days, those without revenue too. */
const fillGaps = ({ days, rows }: { days: Days | null; rows: Sum[] }): Sum[] => {
  const found = new Map(rows.map((row) => [row.key, row]))
  return (days ? monthsOf(days) : []).map(
    (key) => found.get(key) ?? { count: 0, key, revenue: '0' },
  )
}

/** The days from the first month with revenue to the last. */
const spanOf = (rows: Sum[]): Days | null => {
  const months = rows.map(({ key }) => key!).sort()
  return months.length > 0 ? { from: `${months[0]}-01`, to: `${months.at(-1)}-01` } : null
}

/** Revenue of each month, the oldest first; of the first and the last, the days that were asked for. */
export const readMonthlyRevenue = async ({
  crm,
  query,
  req,
}: { query: MonthlyQuery } & Args): Promise<MonthlyRevenue> => {
  const { from, months = 12, period } = query
  const isNamed = period !== undefined || from !== undefined
  const resolve = isNamed ? resolvePeriod : lastMonths(months)
  const { isEmpty, scope } = await readScope({ crm, query, req, resolve })
  const sums = await sumRevenue({ crm, group: 'month', isEmpty, req, scope })
  const days = scope.period.from === null ? spanOf(sums.rows) : scope.period
  return toAnswer({
    crm,
    scope,
    sums: { ...sums, rows: fillGaps({ days, rows: sums.rows }) },
    toRow: ({ key }) => ({ month: key! }),
  })
}
