'use client'
import React from 'react'

import type { EngagementMonth } from '../../../domain/contacts/detail.js'
import type { ChartColumn } from '../../charts/types.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatCount, formatMonth } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

const KINDS = [
  { color: 'var(--crm-chart-1)', key: 'opens' },
  { color: 'var(--crm-chart-2)', key: 'clicks' },
  { color: 'var(--crm-chart-3)', key: 'visits' },
  { color: 'var(--crm-text-strong)', key: 'other' },
] as const

const HEIGHT = 200

/** Nothing at all in twelve months is said in words, not drawn as a flat line. */
const isQuiet = (months: EngagementMonth[]): boolean =>
  months.every((month) => KINDS.every(({ key }) => month[key] === 0))

/** What a person, or a company's people, did month by month. */
export const EngagementChart = ({ path }: { path: `/${string}` }) => {
  const { language, text } = useText()
  const { loaded, retry } = useLoaded<{ months: EngagementMonth[] }>(path)
  const columns: ChartColumn<EngagementMonth>[] = [
    {
      key: 'month',
      label: text('timeline:month'),
      show: ({ month }) => formatMonth({ language, month }),
      value: ({ month }) => month,
    },
    ...KINDS.map(({ key }) => ({
      isNumber: true,
      key,
      label: text(`timeline:${key}`),
      show: (row: EngagementMonth) => formatCount({ count: row[key], language }),
      value: (row: EngagementMonth) => row[key],
    })),
  ]
  const count = (value: number): string => formatCount({ count: value, language })
  return (
    <ChartCard
      chart={(rows) => (
        <SeriesChart
          format={count}
          formatTick={count}
          height={HEIGHT}
          isCount
          points={rows.map(({ month, ...values }) => ({
            key: month,
            label: formatMonth({ isShort: true, language, month }),
            title: formatMonth({ language, month }),
            values,
          }))}
          series={KINDS.map(({ color, key }) => ({
            name: text(`timeline:${key}`),
            color,
            key,
            kind: 'bar' as const,
            stack: 'all',
          }))}
          title={text('timeline:chart')}
        />
      )}
      columns={columns}
      empty={{ hint: text('timeline:chartEmptyHint'), title: text('timeline:chartEmpty') }}
      fileName="engagement"
      height={HEIGHT}
      keyOf={({ month }) => month}
      loaded={mapLoaded(loaded, ({ months }) => (isQuiet(months) ? [] : months))}
      onRetry={retry}
      title={text('timeline:chart')}
    />
  )
}
