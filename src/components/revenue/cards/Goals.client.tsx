'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useMemo } from 'react'

import type { Forecast, GoalProgress } from '../../../domain/analytics/types.js'
import type { ChartColumn, Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { useText } from '../../shared/useText.js'
import { useFormats } from '../useFormats.js'

/** How far each goal is reached. */
export const Goals = ({
  loaded,
  onRetry,
  places: { goalsSlug },
}: {
  loaded: Loaded<Forecast>
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const { config } = useConfig()
  const { day, money, share } = useFormats(loaded.status === 'ready' ? loaded.value.currency : '')
  const rows = useMemo(() => mapLoaded(loaded, ({ goals }) => goals), [loaded])
  const columns = useMemo(
    (): ChartColumn<GoalProgress>[] => [
      {
        key: 'owner',
        label: text('revenue:goalOf'),
        value: ({ owner, ownerID, pipelineName }) => {
          const who = owner ?? text(ownerID === null ? 'revenue:wholeTeam' : 'filter:unknownPerson')
          return pipelineName === null ? who : `${who}, ${pipelineName}`
        },
      },
      {
        key: 'span',
        label: text('revenue:period'),
        show: ({ end, start }) => text('revenue:span', { from: day(start), to: day(end) }),
        value: ({ end, start }) => `${start} – ${end}`,
      },
      numberColumn({
        key: 'won',
        label: text('revenue:wonValue'),
        show: money,
        value: ({ won }) => won.value,
      }),
      numberColumn({
        key: 'target',
        label: text('revenue:target'),
        show: money,
        value: ({ target }) => target,
      }),
      {
        isNumber: true,
        key: 'attainment',
        label: text('revenue:attainment'),
        show: ({ attainment }) =>
          attainment === null ? (
            '–'
          ) : (
            <span className="crm-bar">
              <span
                className="crm-bar__fill"
                style={{ '--crm-bar-width': Math.min(1, attainment) } as React.CSSProperties}
              />
              <span className="crm-bar__amount">{share(attainment)}</span>
            </span>
          ),
        value: ({ attainment }) => attainment,
      },
      numberColumn({
        key: 'expected',
        label: text('revenue:expected'),
        show: money,
        value: ({ expected }) => expected,
      }),
    ],
    [day, money, share, text],
  )
  const adminRoute = config.routes.admin
  return (
    <ChartCard
      className="crm-chart--wide"
      columns={columns}
      empty={{ hint: text('revenue:noGoalsHint'), title: text('revenue:noGoals') }}
      fileName="goals"
      height={140}
      hrefOf={({ id }) => formatAdminURL({ adminRoute, path: `/collections/${goalsSlug}/${id}` })}
      keyOf={({ id }) => String(id)}
      loaded={rows}
      onRetry={onRetry}
      title={text('revenue:goals')}
    />
  )
}
