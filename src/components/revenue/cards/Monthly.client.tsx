'use client'
import React, { useMemo } from 'react'

import type { MonthlyRevenue } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { useText } from '../../shared/useText.js'
import { useFormats } from '../useFormats.js'
import { useMonths } from './useMonths.js'

const currencyOf = (loaded: Loaded<{ currency: string }>): string =>
  loaded.status === 'ready' ? loaded.value.currency : ''

/** Revenue month by month. */
export const Monthly = ({
  loaded,
  places,
  ...card
}: {
  className?: string
  loaded: Loaded<MonthlyRevenue>
  note?: React.ReactNode
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const currency = currencyOf(loaded)
  const { money, shortMoney } = useFormats(currency)
  const { columns, pointsOf, rowsOf } = useMonths({ currency, places })
  const rows = useMemo(() => mapLoaded(loaded, rowsOf), [loaded, rowsOf])
  const title = text('revenue:monthly')
  return (
    <ChartCard
      {...card}
      chart={(months) => (
        <SeriesChart
          format={money}
          formatTick={shortMoney}
          points={pointsOf(months)}
          series={[
            {
              name: text('revenue:revenue'),
              color: 'var(--crm-chart-1)',
              key: 'revenue',
              kind: 'bar',
            },
          ]}
          title={title}
        />
      )}
      columns={columns}
      empty={{ hint: text('revenue:emptyHint'), title: text('revenue:empty') }}
      fileName="revenue-by-month"
      hrefOf={({ href }) => href}
      keyOf={({ month }) => month}
      loaded={rows}
      title={title}
    />
  )
}
