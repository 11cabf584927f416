'use client'
import { useMemo } from 'react'

import type { MonthlyRevenue, MonthRevenue } from '../../../domain/revenue/types.js'
import type { ChartColumn, ChartPoint } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { useText } from '../../shared/useText.js'
import { monthDays } from '../state/monthDays.js'
import { ordersWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'

export type MonthRow = { href: string } & MonthRevenue

/** Months of revenue as rows of a table and as points of a chart, with the orders behind each. */
export const useMonths = ({ currency, places }: { currency: string; places: Places }) => {
  const { text } = useText()
  const { count, money, month: monthName, share, shortMonth } = useFormats(currency)
  const { ordersHref } = useRecords(places)
  return useMemo(() => {
    const columns: ChartColumn<MonthRow>[] = [
      {
        key: 'month',
        label: text('revenue:month'),
        show: ({ month }) => monthName(month),
        value: ({ month }) => month,
      },
      {
        isNumber: true,
        key: 'revenue',
        label: text('revenue:revenue'),
        show: ({ revenue }) => money(revenue),
        value: ({ revenue }) => revenue,
      },
      {
        isNumber: true,
        key: 'share',
        label: text('charts:share'),
        show: (row) => (row.share === null ? '–' : share(row.share)),
        value: (row) => row.share,
      },
      {
        isNumber: true,
        key: 'count',
        label: text('revenue:orders'),
        value: (row) => row.count,
      },
    ]
    return {
      columns,
      pointsOf: (rows: MonthRow[]): ChartPoint[] =>
        rows.map((row) => ({
          details: [{ label: text('revenue:orders'), value: count(row.count) }],
          href: row.href,
          key: row.month,
          label: shortMonth(row.month),
          title: monthName(row.month),
          values: { revenue: row.revenue },
        })),
      /** None where nothing was ever earned: a row of empty months says nothing. */
      rowsOf: ({ basis, from, rows, timeZone, to }: MonthlyRevenue): MonthRow[] =>
        (rows.some((row) => row.count > 0) ? rows : []).map((row) => ({
          ...row,
          href: ordersHref(
            ordersWhere({
              basis,
              days: { ...monthDays({ from, month: row.month, to }), timeZone },
              scope: places.scope,
            }),
          ),
        })),
    }
  }, [count, money, monthName, ordersHref, places.scope, share, shortMonth, text])
}
