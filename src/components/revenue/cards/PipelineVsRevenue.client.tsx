'use client'
import React, { useMemo } from 'react'

import type { MonthlyRevenue, PipelineValue } from '../../../domain/revenue/types.js'
import type { ChartColumn, Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'
import type { MonthRow } from './useMonths.js'
import type { StageRow } from './useStages.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { bothLoaded, mapLoaded } from '../../charts/mapLoaded.js'
import { SeriesChart } from '../../charts/SeriesChart/index.client.js'
import { useText } from '../../shared/useText.js'
import { useFormats } from '../useFormats.js'
import './index.css'
import { useMonths } from './useMonths.js'
import { useStages } from './useStages.js'

type Row =
  | { href: string; kind: 'month'; month: MonthRow }
  | { href: string; kind: 'stage'; stage: StageRow }

const HEIGHT = 280

/**
 * What the pipeline is worth by stage beside what was earned by month. Stages and months share no
 * axis, so each has its own panel: bars with the axis on the left, the line with the axis on the
 * right, on one baseline.
 */
export const PipelineVsRevenue = ({
  monthly,
  onRetry,
  places,
  stages,
}: {
  monthly: Loaded<MonthlyRevenue>
  onRetry: () => void
  places: Places
  stages: Loaded<PipelineValue>
}) => {
  const { text } = useText()
  const currency = stages.status === 'ready' ? stages.value.currency : ''
  const { money, shortMoney } = useFormats(currency)
  const inMonths = useMonths({ currency, places })
  const onStages = useStages({ currency, places })
  const loaded = useMemo(
    () =>
      mapLoaded(bothLoaded(stages, monthly), ([value, revenue]): Row[] => [
        ...onStages
          .rowsOf(value)
          .map((stage) => ({ href: stage.href, kind: 'stage' as const, stage })),
        ...inMonths
          .rowsOf(revenue)
          .map((month) => ({ href: month.href, kind: 'month' as const, month })),
      ]),
    [inMonths, monthly, onStages, stages],
  )
  const columns = useMemo((): ChartColumn<Row>[] => {
    const [monthName] = inMonths.columns
    return [
      {
        key: 'name',
        label: text('revenue:stageOrMonth'),
        show: (row) => (row.kind === 'stage' ? row.stage.name : monthName?.show?.(row.month)),
        value: (row) => (row.kind === 'stage' ? row.stage.name : row.month.month),
      },
      {
        isNumber: true,
        key: 'value',
        label: text('revenue:pipelineValue'),
        show: (row) => (row.kind === 'stage' ? money(row.stage.value) : '–'),
        value: (row) => (row.kind === 'stage' ? row.stage.value : null),
      },
      {
        isNumber: true,
        key: 'revenue',
        label: text('revenue:revenue'),
        show: (row) => (row.kind === 'month' ? money(row.month.revenue) : '–'),
        value: (row) => (row.kind === 'month' ? row.month.revenue : null),
      },
    ]
  }, [inMonths.columns, money, text])
  const panels = (rows: Row[]) => (
    <div className="crm-panels">
      <figure className="crm-panels__panel">
        <figcaption>{text('revenue:valueByStage')}</figcaption>
        <SeriesChart
          format={money}
          formatTick={shortMoney}
          height={HEIGHT}
          points={onStages.pointsOf(rows.flatMap((row) => (row.kind === 'stage' ? row.stage : [])))}
          series={[
            {
              name: text('revenue:value'),
              color: 'var(--crm-chart-3)',
              key: 'value',
              kind: 'bar',
            },
          ]}
          title={text('revenue:valueByStage')}
        />
      </figure>
      <figure className="crm-panels__panel">
        <figcaption>{text('revenue:revenueByMonth')}</figcaption>
        <SeriesChart
          format={money}
          formatTick={shortMoney}
          height={HEIGHT}
          points={inMonths.pointsOf(rows.flatMap((row) => (row.kind === 'month' ? row.month : [])))}
          series={[
            {
              name: text('revenue:revenue'),
              axis: 'right',
              color: 'var(--crm-chart-1)',
              key: 'revenue',
              kind: 'line',
            },
          ]}
          title={text('revenue:revenueByMonth')}
        />
      </figure>
    </div>
  )
  return (
    <ChartCard
      chart={panels}
      className="crm-chart--wide"
      columns={columns}
      empty={{ hint: text('revenue:emptyHint'), title: text('revenue:empty') }}
      fileName="pipeline-and-revenue"
      height={HEIGHT}
      hrefOf={({ href }) => href}
      keyOf={(row) => (row.kind === 'stage' ? row.stage.stage : row.month.month)}
      loaded={loaded}
      onRetry={onRetry}
      title={text('revenue:pipelineVsRevenue')}
    />
  )
}
