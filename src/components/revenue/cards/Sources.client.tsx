'use client'
import React, { useMemo } from 'react'

import type { PipelineMetrics } from '../../../domain/analytics/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { mapLoaded } from '../../charts/mapLoaded.js'
import { RankedCard } from '../../charts/RankedCard/index.client.js'
import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { leadsWhere } from '../state/records.js'
import { useRecords } from '../useRecords.js'
import { useRanking } from './useRanking.js'

/** Where the leads came from that were won. */
export const Sources = ({
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
  const { columns, ...ranking } = useRanking({ name: text('fields:source'), loaded })
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (answer) => {
        const sources = answer.sources.filter(({ won }) => won.count > 0)
        const total = sources.reduce((sum, { won }) => sum + won.value, 0)
        return sources.map(({ label, source, won }) => ({
          name: label ?? text('revenue:noSource'),
          amount: won.value,
          count: won.count,
          href: leadsHref(
            leadsWhere({ closed: daysOf(answer), scope: places.scope, source, status: 'won' }),
          ),
          key: String(source),
          share: total === 0 ? null : won.value / total,
        }))
      }),
    [leadsHref, loaded, places.scope, text],
  )
  return (
    <RankedCard
      {...ranking}
      columns={{
        ...columns,
        amount: text('revenue:wonValue'),
        count: text('revenue:wonLeads'),
      }}
      empty={{ hint: text('revenue:noWonHint'), title: text('revenue:noWon') }}
      fileName="sources"
      loaded={rows}
      onRetry={onRetry}
      title={text('revenue:sources')}
    />
  )
}
