'use client'
import React, { useMemo, useState } from 'react'

import type { Waterfall } from '../../../../domain/analytics/types.js'
import type { ChartColumn, ChartPoint, Loaded } from '../../../charts/types.js'
import type { FigureFilter } from '../../state/figureFilter.js'
import type { WaterfallStep } from '../../state/waterfallSteps.js'
import type { Places } from '../../useRecords.js'

import { ChartCard } from '../../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../../charts/mapLoaded.js'
import { numberColumn } from '../../../charts/numberColumn.js'
import { SeriesChart } from '../../../charts/SeriesChart/index.client.js'
import { useText } from '../../../shared/useText.js'
import { waterfallSteps } from '../../state/waterfallSteps.js'
import { useFormats } from '../../useFormats.js'
import { WaterfallControls } from './Controls.client.js'
import { WaterfallLeads } from './Leads.client.js'

const colorOf = ({ key, value }: WaterfallStep): string => {
  if (key === 'start' || key === 'end') {
    return 'var(--crm-chart-3)'
  }
  // What is won leaves the pipeline as well, and is no loss.
  return value >= 0 || key === 'won' ? 'var(--crm-chart-good)' : 'var(--crm-chart-bad)'
}

/** Why the open pipeline is worth what it is, compared with a day before. */
export const WaterfallCard = ({
  filter,
  loaded,
  onChange,
  onRetry,
  places,
  since,
  today,
}: {
  filter: FigureFilter
  loaded: Loaded<Waterfall>
  onChange: (change: Partial<FigureFilter>) => void
  onRetry: () => void
  places: Places
  since: string
  today: string
}) => {
  const { text } = useText()
  const [opened, setOpened] = useState<null | WaterfallStep['key']>(null)
  const { count, money, shortMoney } = useFormats(
    loaded.status === 'ready' ? loaded.value.currency : '',
  )
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (waterfall) =>
        waterfall.start.count > 0 || waterfall.end.count > 0 ? waterfallSteps(waterfall) : [],
      ),
    [loaded],
  )
  const pathOf = (key: null | WaterfallStep['key']) =>
    loaded.status === 'ready'
      ? loaded.value.bars.find((bar) => bar.key === key && bar.leads > 0)?.path
      : undefined
  const columns = useMemo(
    (): ChartColumn<WaterfallStep>[] => [
      {
        key: 'step',
        label: text('revenue:step'),
        value: ({ key }) => text(`revenue:steps:${key}`),
      },
      numberColumn({
        key: 'value',
        label: text('revenue:value'),
        show: money,
        value: ({ value }) => value,
      }),
      numberColumn({
        key: 'leads',
        label: text('revenue:leads'),
        show: count,
        value: ({ leads }) => leads,
      }),
    ],
    [count, money, text],
  )
  const pointsOf = (steps: WaterfallStep[]): ChartPoint[] =>
    steps.map((step) => ({
      canOpen: pathOf(step.key) !== undefined,
      color: colorOf(step),
      details: [
        { label: text('revenue:value'), value: money(step.value) },
        { label: text('revenue:leads'), value: count(step.leads) },
      ],
      key: step.key,
      label: text(`revenue:steps:${step.key}`),
      values: { range: [step.from, step.to] },
    }))
  const title = text('revenue:waterfall')
  const path = pathOf(opened)
  return (
    <>
      <ChartCard
        chart={(steps) => (
          <SeriesChart
            format={money}
            formatTick={shortMoney}
            height={300}
            onOpen={({ key }) => setOpened(key as WaterfallStep['key'])}
            points={pointsOf(steps)}
            series={[
              {
                name: text('revenue:value'),
                color: 'var(--crm-chart-3)',
                isInTooltip: false,
                key: 'range',
                kind: 'bar',
              },
            ]}
            title={title}
          />
        )}
        className="crm-chart--wide"
        columns={columns}
        empty={{ hint: text('revenue:noLeadsHint'), title: text('revenue:noLeads') }}
        fileName="pipeline-changes"
        height={300}
        keyOf={({ key }) => key}
        loaded={rows}
        note={<WaterfallControls filter={filter} onChange={onChange} since={since} today={today} />}
        onRetry={onRetry}
        openerOf={({ key }) => (pathOf(key) === undefined ? undefined : () => setOpened(key))}
        title={title}
      />
      {path && opened ? (
        <WaterfallLeads
          format={money}
          key={path}
          leadsSlug={places.leadsSlug}
          onClose={() => setOpened(null)}
          path={path}
          title={text(`revenue:steps:${opened}`)}
        />
      ) : null}
    </>
  )
}
