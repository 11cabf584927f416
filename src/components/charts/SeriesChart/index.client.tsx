'use client'
import React, { Suspense } from 'react'

import type { SeriesChartProps } from './chart.client.js'

import { useRouter } from '../../shared/navigation.js'
import './index.css'
import { useText } from '../../shared/useText.js'
import { ChartBoundary } from '../ChartBoundary.client.js'
import { useIsInBrowser } from '../useIsInBrowser.js'

const Chart = React.lazy(async () => ({ default: (await import('./chart.client.js')).DrawnSeries }))

const HEIGHT = 260

/**
 * Bars and lines over one row of points: tooltips by mouse and by arrow keys, a click or Enter opens
 * the records behind a point. The drawing library comes when the chart does; until then its place is
 * kept, and without it the table stands for the chart.
 */
export const SeriesChart = ({
  height = HEIGHT,
  onOpen,
  series,
  ...chart
}: {
  /** What a click on a point does, where it leads to no page. */
  onOpen?: SeriesChartProps['onOpen']
} & Omit<SeriesChartProps, 'onOpen'>) => {
  const router = useRouter()
  const { text } = useText()
  const isInBrowser = useIsInBrowser()
  const place = <div className="crm-series__place" style={{ height }} />
  const named = series.filter(({ isInTooltip = true }) => isInTooltip)
  return (
    <div className="crm-series__frame">
      <ChartBoundary fallback={<p className="crm-series__gone">{text('charts:gone')}</p>}>
        {isInBrowser ? (
          <Suspense fallback={place}>
            <Chart
              {...chart}
              height={height}
              onOpen={onOpen ?? (({ href }) => router.push(href ?? ''))}
              series={series}
            />
          </Suspense>
        ) : (
          place
        )}
      </ChartBoundary>
      {named.length > 1 ? (
        <ul aria-hidden className="crm-series__legend">
          {named.map(({ name, color, key, kind }) => (
            <li key={key}>
              <span
                className={kind === 'bar' ? 'crm-swatch' : `crm-swatch crm-swatch--${kind}`}
                style={{ color }}
              />
              {name}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
