'use client'
import React, { useMemo } from 'react'

import type { OwnerMetrics, PipelineMetrics } from '../../../domain/analytics/types.js'
import type { ChartColumn, Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { mapLoaded } from '../../charts/mapLoaded.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { leadsWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'

type Row = { href: string } & OwnerMetrics

const FIRST_PEOPLE = 10

/** What each person won and lost, and what is still open with them. */
export const Team = ({
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
  const { count, days, money, share } = useFormats(
    loaded.status === 'ready' ? loaded.value.currency : '',
  )
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (answer) =>
        answer.owners.map((owner): Row => {
          const whose = owner.ownerID === null ? 'none' : String(owner.ownerID)
          const scope = { ...places.scope, owner: whose }
          return {
            ...owner,
            href: leadsHref(leadsWhere({ closed: daysOf(answer), scope, status: 'won' })),
          }
        }),
      ),
    [leadsHref, loaded, places.scope],
  )
  const columns = useMemo((): ChartColumn<Row>[] => {
    return [
      {
        key: 'rep',
        label: text('revenue:rep'),
        value: ({ owner, ownerID }) =>
          owner ?? text(ownerID === null ? 'filter:nobody' : 'filter:unknownPerson'),
      },
      numberColumn({
        key: 'wonValue',
        label: text('revenue:wonValue'),
        show: money,
        value: ({ won }) => won.value,
      }),
      numberColumn({
        key: 'won',
        label: text('revenue:wonLeads'),
        show: count,
        value: ({ won }) => won.count,
      }),
      numberColumn({
        key: 'lost',
        label: text('revenue:lostLeads'),
        show: count,
        value: ({ lost }) => lost.count,
      }),
      numberColumn({
        key: 'rate',
        label: text('revenue:winRate'),
        show: share,
        value: ({ winRate }) => winRate,
      }),
      numberColumn({
        key: 'size',
        label: text('revenue:dealSize'),
        show: money,
        value: ({ averageDealSize }) => averageDealSize,
      }),
      numberColumn({
        key: 'cycle',
        label: text('revenue:salesCycle'),
        show: days,
        value: ({ salesCycleDays }) => salesCycleDays.median,
      }),
      numberColumn({
        key: 'open',
        label: text('revenue:openPipeline'),
        show: money,
        value: ({ open }) => open.value,
      }),
    ]
  }, [count, days, money, share, text])
  return (
    <ChartCard
      className="crm-chart--wide"
      columns={columns}
      empty={{ hint: text('revenue:noLeadsHint'), title: text('revenue:noLeads') }}
      fileName="team"
      hrefOf={({ href }) => href}
      keyOf={({ ownerID }) => String(ownerID)}
      limit={FIRST_PEOPLE}
      loaded={rows}
      onRetry={onRetry}
      title={text('revenue:team')}
    />
  )
}
