'use client'
import React, { useMemo } from 'react'

import type { Forecast, ForecastMonth } from '../../../domain/analytics/types.js'
import type { ChartColumn, ChartPoint, Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { useText } from '../../shared/useText.js'
import { monthDays } from '../state/monthDays.js'
import { leadsWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'

type Row = { href: string } & ForecastMonth

/** What is won and what is expected, month by month, beside the goals. */
export const ForecastCard = ({
  loaded,
  onRetry,
  places,
  today,
}: {
  loaded: Loaded<Forecast>
  onRetry: () => void
  places: Places
  today: string
}) => {
  const { text } = useText()
  const { leadsHref } = useRecords(places)
  const { count, money, month, share, shortMoney, shortMonth } = useFormats(
    loaded.status === 'ready' ? loaded.value.currency : '',
  )
  const rows = useMemo(
    () =>
      mapLoaded(loaded, ({ rows: months }): Row[] =>
        (months.some(({ target, ...row }) => row.count > 0 || row.won.count > 0 || target !== null)
          ? months
          : []
        ).map((row) => ({
          ...row,
          href: leadsHref(
            leadsWhere({
              expected: monthDays({ from: today, month: row.month, to: null }),
              scope: places.scope,
              status: 'open',
            }),
          ),
        })),
      ),
    [leadsHref, loaded, places.scope, today],
  )
  const columns = useMemo(
    (): ChartColumn<Row>[] => [
      {
        key: 'month',
        label: text('revenue:month'),
        show: (row) => month(row.month),
        value: (row) => row.month,
      },
      numberColumn({
        key: 'won',
        label: text('revenue:wonValue'),
        show: money,
        value: ({ won }) => won.value,
      }),
      numberColumn({
        key: 'leads',
        label: text('revenue:openLeads'),
        show: count,
        value: (row) => row.count,
      }),
      numberColumn({
        key: 'weighted',
        label: text('revenue:weighted'),
        show: money,
        value: ({ weightedValue }) => weightedValue,
      }),
      numberColumn({
        key: 'commit',
        label: text('revenue:commit'),
        show: money,
        value: ({ commitCase }) => commitCase,
      }),
      numberColumn({
        key: 'best',
        label: text('revenue:best'),
        show: money,
        value: ({ bestCase }) => bestCase,
      }),
      numberColumn({
        key: 'target',
        label: text('revenue:target'),
        show: money,
        value: ({ target }) => target,
      }),
      numberColumn({
        key: 'attainment',
        label: text('revenue:attainment'),
        show: share,
        value: ({ attainment }) => attainment,
      }),
    ],
    [count, money, month, share, text],
  )
  const pointsOf = (months: Row[]): ChartPoint[] =>
    months.map((row) => ({
      details: [
        { label: text('revenue:openLeads'), value: count(row.count) },
        { label: text('revenue:best'), value: money(row.bestCase) },
      ],
      href: row.href,
      key: row.month,
      label: shortMonth(row.month),
      title: month(row.month),
      values: { target: row.target, weighted: row.weightedValue, won: row.won.value },
    }))
  const series = (months: Row[]) => [
    {
      name: text('revenue:wonValue'),
      color: 'var(--crm-chart-1)',
      key: 'won',
      kind: 'bar' as const,
      stack: 'expected',
    },
    {
      name: text('revenue:weighted'),
      color: 'var(--crm-chart-2)',
      key: 'weighted',
      kind: 'bar' as const,
      stack: 'expected',
    },
    ...(months.some(({ target }) => target !== null)
      ? [
          {
            name: text('revenue:target'),
            color: 'var(--crm-text-strong)',
            key: 'target',
            kind: 'dashes' as const,
          },
        ]
      : []),
  ]
  const note =
    loaded.status === 'ready'
      ? text('revenue:forecastNote', {
          overdue: money(loaded.value.overdue.value),
          undated: money(loaded.value.undated.value),
        })
      : null
  const title = text('revenue:forecast')
  return (
    <ChartCard
      chart={(months) => (
        <SeriesChart
          format={money}
          formatTick={shortMoney}
          points={pointsOf(months)}
          series={series(months)}
          title={title}
        />
      )}
      className="crm-chart--wide"
      columns={columns}
      empty={{ hint: text('revenue:noForecastHint'), title: text('revenue:noForecast') }}
      fileName="forecast"
      hrefOf={({ href }) => href}
      keyOf={(row) => row.month}
      loaded={rows}
      note={note}
      onRetry={onRetry}
      title={title}
    />
  )
}
