'use client'
import React, { useMemo } from 'react'

import type { RevenueByProduct } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { mapLoaded } from '../../charts/mapLoaded.js'
import { RankedCard } from '../../charts/RankedCard/index.client.js'
import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { ordersWhere } from '../state/records.js'
import { useRecords } from '../useRecords.js'
import { useRanking } from './useRanking.js'

/** Leaderboard of products by what they earned. */
export const ByProduct = ({
  loaded,
  places,
  ...card
}: {
  loaded: Loaded<RevenueByProduct>
  note?: React.ReactNode
  onRetry: () => void
  places: Places
}) => {
  const { text } = useText()
  const { ordersHref } = useRecords(places)
  const ranking = useRanking({ name: text('revenue:product'), loaded })
  const rows = useMemo(
    () =>
      mapLoaded(loaded, (answer) =>
        answer.rows.map(({ count, product, productID, revenue, share }) => ({
          name:
            product ?? text(productID === null ? 'revenue:otherLines' : 'revenue:hiddenProduct'),
          amount: revenue,
          count,
          href: ordersHref(
            ordersWhere({
              basis: answer.basis,
              days: daysOf(answer),
              product: productID,
              scope: places.scope,
            }),
          ),
          key: String(productID),
          share,
        })),
      ),
    [loaded, ordersHref, places.scope, text],
  )
  return (
    <RankedCard
      {...card}
      {...ranking}
      fileName="revenue-by-product"
      loaded={rows}
      title={text('revenue:byProduct')}
    />
  )
}
