'use client'
import React, { useState } from 'react'

import type { Figure } from '../../../domain/performance/import/fields.js'
import type { DeliveryDay, OrderDelivery } from '../../../domain/performance/types.js'
import type { ChartColumn, Loaded } from '../../charts/types.js'

import { FIGURES } from '../../../domain/performance/import/fields.js'
import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { formatCount, formatDay, formatMoney, formatMoneyCompact } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

const MONEY: Figure[] = ['spend', 'revenue']

const HEIGHT = 240

/** One figure of the order over its days; all of them in the table. */
export const DeliveryChart = ({
  loaded,
  onRetry,
}: {
  loaded: Loaded<OrderDelivery>
  onRetry: () => void
}) => {
  const { language, text } = useText()
  const [figure, setFigure] = useState<Figure>('impressions')
  const currency = loaded.status === 'ready' ? loaded.value.currency : ''
  const day = (value: string): string => formatDay({ day: value, language })
  const show = (key: Figure, value: number): string =>
    MONEY.includes(key)
      ? formatMoney({ amount: value, currency, language })
      : formatCount({ count: value, language })
  const tick = (value: number): string =>
    MONEY.includes(figure)
      ? formatMoneyCompact({ amount: value, currency, language })
      : new Intl.NumberFormat(language, { notation: 'compact' }).format(value)
  const columns: ChartColumn<DeliveryDay>[] = [
    {
      key: 'day',
      label: text('delivery:day'),
      show: (row) => day(row.day),
      value: (row) => row.day,
    },
    ...FIGURES.map((key) => ({
      isNumber: true,
      key,
      label: text(`delivery:figures:${key}`),
      show: (row: DeliveryDay) => show(key, row[key]),
      value: (row: DeliveryDay) => row[key],
    })),
  ]
  return (
    <ChartCard
      chart={(rows) => (
        <>
          <div
            aria-label={text('delivery:chartFigure')}
            className="crm-order__figures"
            role="group"
          >
            {FIGURES.map((key) => (
              <button
                aria-pressed={key === figure}
                className="crm-order__figure"
                key={key}
                onClick={() => setFigure(key)}
                type="button"
              >
                {text(`delivery:figures:${key}`)}
              </button>
            ))}
          </div>
          <SeriesChart
            format={(value) => show(figure, value)}
            formatTick={tick}
            height={HEIGHT}
            points={rows.map((row) => ({
              key: row.day,
              label: new Intl.DateTimeFormat(language, {
                day: 'numeric',
                month: 'numeric',
                timeZone: 'UTC',
              }).format(new Date(row.day)),
              title: day(row.day),
              values: { [figure]: row[figure] },
            }))}
            series={[
              {
                name: text(`delivery:figures:${figure}`),
                color: 'var(--crm-chart-1)',
                key: figure,
                kind: 'bar',
              },
            ]}
            title={text('delivery:chart')}
          />
        </>
      )}
      columns={columns}
      empty={{ hint: text('delivery:emptyHint'), title: text('delivery:empty') }}
      fileName="delivery"
      height={HEIGHT}
      keyOf={(row) => row.day}
      limit={31}
      loaded={loaded.status === 'ready' ? { status: 'ready', value: loaded.value.days } : loaded}
      onRetry={onRetry}
      title={text('delivery:chart')}
    />
  )
}
