'use client'
import React, { useMemo } from 'react'

import type { RevenueByRep } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { mapLoaded } from '../../charts/mapLoaded.js'
import { RankedCard } from '../../charts/RankedCard/index.client.js'
import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { ordersWhere } from '../state/records.js'
import { useRecords } from '../useRecords.js'
import { useRanking } from './useRanking.js'

/** Leaderboard of the people responsible by what they sold. */
export const ByRep = ({
  loaded,
  places,
  ...card
}: {
  loaded: Loaded<RevenueByRep>
  note?: React.ReactNode
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const { ordersHref } = useRecords(places)
  const ranking = useRanking({ name: text('revenue:rep'), loaded })
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (answer) =>
        answer.rows.map(({ count, rep, repID, revenue, share }) => ({
          name: rep ?? text(repID === null ? 'filter:nobody' : 'filter:unknownPerson'),
          amount: revenue,
          count,
          href: ordersHref(
            ordersWhere({
              basis: answer.basis,
              days: daysOf(answer),
              rep: repID,
              scope: places.scope,
            }),
          ),
          key: String(repID),
          share,
        })),
      ),
    [loaded, ordersHref, places.scope, text],
  )
  return (
    <RankedCard
      {...card}
      {...ranking}
      fileName="revenue-by-rep"
      loaded={rows}
      title={text('revenue:byRep')}
    />
  )
}
