'use client'
import React, { useMemo } from 'react'

import type { PipelineValue } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { useText } from '../../shared/useText.js'
import { useFormats } from '../useFormats.js'
import { useStages } from './useStages.js'

/** How the value of the pipeline is spread over the stages now, in full and weighted. */
export const Stages = ({
  currency,
  loaded,
  onRetry,
  places,
}: {
  currency: string
  loaded: Loaded<PipelineValue>
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const { money, shortMoney } = useFormats(currency)
  const { columns, pointsOf, rowsOf } = useStages({ currency, places })
  const rows = useMemo(() => mapLoaded(loaded, rowsOf), [loaded, rowsOf])
  const title = text('revenue:valueByStage')
  return (
    <ChartCard
      chart={(stages) => (
        <SeriesChart
          format={money}
          formatTick={shortMoney}
          points={pointsOf(stages)}
          series={[
            {
              name: text('revenue:value'),
              color: 'var(--crm-chart-3)',
              key: 'value',
              kind: 'bar',
            },
            {
              name: text('revenue:weighted'),
              color: 'var(--crm-chart-2)',
              key: 'weighted',
              kind: 'bar',
            },
          ]}
          title={title}
        />
      )}
      columns={columns}
      empty={{ hint: text('revenue:noLeadsHint'), title: text('revenue:noLeads') }}
      fileName="pipeline-value"
      hrefOf={({ href }) => href}
      keyOf={({ stage }) => stage}
      loaded={rows}
      onRetry={onRetry}
      title={title}
    />
  )
}
