'use client'
import React, { useMemo } from 'react'

import type { Ranked, RankedBar } from '../ranking.js'
import type { ChartColumn, Loaded } from '../types.js'

import { ChartCard } from '../ChartCard/index.client.js'
import { mapLoaded } from '../mapLoaded.js'
import { rankRows } from '../ranking.js'
import './index.css'

export type RankedRow = {
  /** What stands beside the amount: orders, leads, or what they are worth. */
  count: number
  /** The records behind it. */
  href: null | string
  name: string
} & Ranked

/** As many places as are shown before somebody asks for more. */
const FIRST_PLACES = 10

/** A leaderboard: places, names, amounts with bars in proportion, shares of the whole. */
export const RankedCard = ({
  columns: { name, amount, count, place, share },
  format,
  formatCount,
  formatShare,
  loaded,
  ...card
}: {
  /** Headings. */
  columns: Record<'amount' | 'count' | 'name' | 'place' | 'share', string>
  format: (amount: number) => string
  formatCount: (count: number) => string
  formatShare: (share: number) => string
  loaded: Loaded<RankedRow[]>
} & Pick<
  React.ComponentProps<typeof ChartCard>,
  'empty' | 'fileName' | 'height' | 'note' | 'onRetry' | 'title'
>) => {
  const columns: ChartColumn<RankedBar<RankedRow>>[] = [
    {
      key: 'name',
      label: name,
      show: (row) => (
        <>
          <span aria-hidden className="crm-rank">
            {row.rank}
          </span>
          {row.name}
        </>
      ),
      value: (row) => row.name,
    },
    {
      isNumber: true,
      key: 'amount',
      label: amount,
      show: (row) => (
        <span className="crm-bar">
          <span
            className="crm-bar__fill"
            style={{ '--crm-bar-width': row.width } as React.CSSProperties}
          />
          <span className="crm-bar__amount">{format(row.amount)}</span>
        </span>
      ),
      value: (row) => row.amount,
    },
    {
      isNumber: true,
      key: 'share',
      label: share,
      show: (row) => (row.share === null ? '–' : formatShare(row.share)),
      value: (row) => row.share,
    },
    {
      isNumber: true,
      key: 'count',
      label: count,
      show: (row) => formatCount(row.count),
      value: (row) => row.count,
    },
  ]
  const file = [{ key: 'rank', label: place, value: (row: RankedBar<RankedRow>) => row.rank }]
  const ranked = useMemo(() => mapLoaded(loaded, rankRows), [loaded])
  return (
    <ChartCard
      {...card}
      columns={columns}
      extraColumns={file}
      hrefOf={(row) => row.href}
      keyOf={(row) => row.key}
      limit={FIRST_PLACES}
      loaded={ranked}
    />
  )
}
