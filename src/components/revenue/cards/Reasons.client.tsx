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

/** Why leads were won, or lost: the most frequent reason first. */
export const Reasons = ({
  loaded,
  onRetry,
  places,
  status,
}: {
  loaded: Loaded<PipelineMetrics>
  onRetry: () => void
  places: Places
  status: 'lost' | 'won'
}) => {
  const { text } = useText()
  const { leadsHref } = useRecords(places)
  const { columns, format, formatCount, formatShare } = useRanking({
    name: text('revenue:reason'),
    loaded,
  })
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (answer) =>
        (status === 'lost' ? answer.lossReasons : answer.winReasons)
          .filter(({ count }) => count > 0)
          .map(({ count, label, reason, share, value }) => ({
            name: label ?? text('revenue:noReason'),
            amount: count,
            count: value,
            href: leadsHref(
              leadsWhere({ closed: daysOf(answer), reason, scope: places.scope, status }),
            ),
            key: String(reason),
            share,
          })),
      ),
    [leadsHref, loaded, places.scope, status, text],
  )
  return (
    <RankedCard
      columns={{ ...columns, amount: text('revenue:leads'), count: text('revenue:value') }}
      empty={{
        hint: text(status === 'lost' ? 'revenue:noLostHint' : 'revenue:noWonHint'),
        title: text(status === 'lost' ? 'revenue:noLost' : 'revenue:noWon'),
      }}
      fileName={`${status}-reasons`}
      format={formatCount}
      formatCount={format}
      formatShare={formatShare}
      loaded={rows}
      onRetry={onRetry}
      title={text(status === 'lost' ? 'revenue:lostReasons' : 'revenue:wonReasons')}
    />
  )
}
