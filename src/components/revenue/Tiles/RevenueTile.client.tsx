'use client'
import { ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { RevenueByProduct } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'

import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { ordersWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'
import { Tile } from './Tile.client.js'
import { useChange } from './useChange.js'

/** What was earned in the span; the charts below say so when it cannot be read. */
export const RevenueTile = ({
  loaded,
  places,
}: {
  loaded: Loaded<RevenueByProduct>
  places: Places
}) => {
  const { text } = useText()
  const change = useChange()
  const { ordersHref } = useRecords(places)
  const { day, money } = useFormats(loaded.status === 'ready' ? loaded.value.currency : '')
  if (loaded.status === 'loading') {
    return <ShimmerEffect height={118} />
  }
  if (loaded.status === 'failed') {
    return <Tile label={text('revenue:revenue')} value="–" />
  }
  const { basis, from, previous, to, total } = loaded.value
  const days = daysOf(loaded.value)
  return (
    <Tile
      change={previous && change({ now: total, previous: previous.total })}
      hint={from && to ? text('revenue:span', { from: day(from), to: day(to) }) : null}
      href={ordersHref(ordersWhere({ basis, days, scope: places.scope }))}
      label={text('revenue:revenue')}
      previous={previous && money(previous.total)}
      value={money(total)}
    />
  )
}
