'use client'
import React, { useMemo } from 'react'

import type { PipelineMetrics, StageMetrics } from '../../../domain/analytics/types.js'
import type { ChartColumn, Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { useText } from '../../shared/useText.js'
import { stageWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'

const keyOf = ({ pipeline, stage }: StageMetrics): string => `${pipeline} ${stage}`

/** How many leads go on from each stage, and how long they stay on it. */
export const StageFlow = ({
  loaded,
  onRetry,
  places,
}: {
  loaded: Loaded<PipelineMetrics>
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const { leadsHref } = useRecords(places)
  const { count, days, share } = useFormats('')
  const rows = useMemo(
    () => mapLoaded(loaded, ({ stages }) => stages.filter(({ type }) => type === 'open')),
    [loaded],
  )
  const columns = useMemo((): ChartColumn<StageMetrics>[] => {
    return [
      {
        key: 'stage',
        label: text('fields:stage'),
        value: ({ name, pipelineName }) =>
          places.scope.pipeline === undefined ? `${pipelineName}: ${name}` : name,
      },
      numberColumn({
        key: 'entered',
        label: text('revenue:entered'),
        show: count,
        value: (row) => row.entered,
      }),
      numberColumn({
        key: 'advanced',
        label: text('revenue:advanced'),
        show: count,
        value: (row) => row.advanced,
      }),
      numberColumn({
        key: 'conversion',
        label: text('revenue:conversion'),
        show: share,
        value: (row) => row.conversion,
      }),
      numberColumn({
        key: 'before',
        label: text('revenue:conversionBefore'),
        show: share,
        value: (row) => row.previous?.conversion ?? null,
      }),
      numberColumn({
        key: 'median',
        label: text('revenue:medianTime'),
        show: days,
        value: (row) => row.daysInStage.median,
      }),
      numberColumn({
        key: 'p90',
        label: text('revenue:longTime'),
        show: days,
        value: (row) => row.daysInStage.p90,
      }),
    ]
  }, [count, days, places.scope.pipeline, share, text])
  return (
    <ChartCard
      className="crm-chart--wide"
      columns={columns}
      empty={{ hint: text('revenue:noLeadsHint'), title: text('revenue:noLeads') }}
      fileName="stages"
      hrefOf={({ pipeline, stage }) =>
        leadsHref(stageWhere({ scope: { ...places.scope, pipeline }, stage }))
      }
      keyOf={keyOf}
      loaded={rows}
      note={text('revenue:flowNote')}
      onRetry={onRetry}
      title={text('revenue:flow')}
    />
  )
}
