'use client'
import React, { useMemo } from 'react'

import type { ReliabilityBin } from '../../../domain/prediction/types.js'
import type { ChartColumn, ChartPoint, ChartSeries } from '../../charts/types.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { usePercent } from './usePercent.js'

/** The reliability diagram: for each range of probabilities what was predicted, and what came true. */
export const ReliabilityCard = ({ bins }: { bins: ReliabilityBin[] }) => {
  const { language, text } = useText()
  const percent = usePercent()
  const whole = useMemo(
    () => new Intl.NumberFormat(language, { maximumFractionDigits: 0, style: 'percent' }),
    [language],
  )
  const rangeOf = ({ from, to }: ReliabilityBin) => whole.formatRange(from, to)
  const points: ChartPoint[] = bins.map((bin) => ({
    details: [
      { label: text('prediction:count'), value: formatCount({ count: bin.count, language }) },
    ],
    key: String(bin.from),
    label: whole.format((bin.from + bin.to) / 2),
    title: rangeOf(bin),
    values: { cameTrue: bin.observed, predicted: bin.predicted },
  }))
  const series: ChartSeries[] = [
    {
      name: text('prediction:cameTrue'),
      color: 'var(--crm-chart-1)',
      key: 'cameTrue',
      kind: 'bar',
    },
    {
      name: text('prediction:asPredicted'),
      color: 'var(--crm-chart-3)',
      key: 'predicted',
      kind: 'dashes',
    },
  ]
  const columns: ChartColumn<ReliabilityBin>[] = [
    { key: 'range', label: text('prediction:range'), value: rangeOf },
    numberColumn<ReliabilityBin>({
      key: 'count',
      label: text('prediction:count'),
      show: (count) => formatCount({ count, language }),
      value: ({ count }) => count,
    }),
    numberColumn<ReliabilityBin>({
      key: 'predicted',
      label: text('prediction:predicted'),
      show: percent,
      value: ({ predicted }) => predicted,
    }),
    numberColumn<ReliabilityBin>({
      key: 'cameTrue',
      label: text('prediction:cameTrue'),
      show: percent,
      value: ({ observed }) => observed,
    }),
  ]
  const title = text('prediction:reliability')
  return (
    <ChartCard
      chart={() => (
        <SeriesChart
          format={percent}
          formatTick={(value) => whole.format(value)}
          points={points}
          series={series}
          title={title}
        />
      )}
      columns={columns}
      empty={{ hint: '', title: text('prediction:notYet') }}
      fileName="reliability"
      keyOf={({ from }) => String(from)}
      loaded={{ status: 'ready', value: bins }}
      note={text('prediction:reliabilityNote')}
      onRetry={() => undefined}
      title={title}
    />
  )
}
