'use client'
import { ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { Metrics, PipelineMetrics } from '../../../domain/analytics/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Places } from '../useRecords.js'
import type { TileProps } from './Tile.client.js'

import { addDays } from '../../../domain/shared/days.js'
import { useText } from '../../shared/useText.js'
import { daysOf } from '../state/daysOf.js'
import { leadsWhere } from '../state/records.js'
import { useFormats } from '../useFormats.js'
import { useRecords } from '../useRecords.js'
import { Tile } from './Tile.client.js'
import { useChange } from './useChange.js'

const SHIMMERS = ['won', 'rate', 'size', 'cycle', 'open', 'response', 'slipped', 'lifetime']

type Figure = {
  href?: string
  isLessBetter?: boolean
  isRate?: boolean
  label: string
  more?: (metrics: Metrics) => string
  read: (metrics: Metrics) => null | number
  show: (figure: number) => string
}

/** The figures of the pipeline beside those of the span before. */
export const MetricTiles = ({
  loaded,
  places,
  today,
}: {
  loaded: Loaded<PipelineMetrics>
  places: Places
  today: string
}) => {
  const { text } = useText()
  const change = useChange()
  const { leadsHref } = useRecords(places)
  const { count, days, hours, money, share } = useFormats(
    loaded.status === 'ready' ? loaded.value.currency : '',
  )
  if (loaded.status === 'loading') {
    return SHIMMERS.map((key) => <ShimmerEffect height={118} key={key} />)
  }
  if (loaded.status === 'failed') {
    return (
      <div className="crm-tile crm-tile--wide" role="alert">
        {text('charts:failed')} {loaded.message}
      </div>
    )
  }
  const { current, previous } = loaded.value
  const { scope } = places
  const figures: Figure[] = [
    {
      href: leadsHref(leadsWhere({ closed: daysOf(loaded.value), scope, status: 'won' })),
      label: text('revenue:wonDeals'),
      more: ({ won }) => text('revenue:worth', { value: money(won.value) }),
      read: ({ won }) => won.count,
      show: count,
    },
    {
      isRate: true,
      label: text('revenue:winRate'),
      more: ({ lost, won }) =>
        text('revenue:wonAndLost', { lost: count(lost.count), won: count(won.count) }),
      read: ({ winRate }) => winRate,
      show: share,
    },
    {
      label: text('revenue:dealSize'),
      read: ({ averageDealSize }) => averageDealSize,
      show: money,
    },
    {
      isLessBetter: true,
      label: text('revenue:salesCycle'),
      more: ({ salesCycleDays: { p90 } }) =>
        p90 === null ? '' : text('revenue:nineOfTen', { time: days(p90) }),
      read: ({ salesCycleDays }) => salesCycleDays.median,
      show: days,
    },
    {
      href: leadsHref(leadsWhere({ scope, status: 'open' })),
      label: text('revenue:openPipeline'),
      more: ({ open }) => text('revenue:weightedOf', { value: money(open.weightedValue) }),
      read: ({ open }) => open.value,
      show: money,
    },
    {
      isLessBetter: true,
      label: text('revenue:responseTime'),
      more: ({ responseHours }) =>
        text('revenue:unanswered', { count: count(responseHours.unanswered) }),
      read: ({ responseHours }) => responseHours.median,
      show: hours,
    },
    {
      href: leadsHref(
        leadsWhere({ expected: { to: addDays({ day: today, days: -1 }) }, scope, status: 'open' }),
      ),
      isLessBetter: true,
      label: text('revenue:overdue'),
      more: ({ slipped }) => text('revenue:worth', { value: money(slipped.overdue.value) }),
      read: ({ slipped }) => slipped.overdue.count,
      show: count,
    },
    {
      label: text('revenue:lifetimeValue'),
      read: ({ customerLifetimeValue }) => customerLifetimeValue,
      show: money,
    },
  ]
  const toTile = ({ href, isLessBetter, isRate, label, more, read, show }: Figure): TileProps => {
    const now = read(current)
    const before = previous && read(previous)
    return {
      change: previous && change({ isLessBetter, isRate, now, previous: before }),
      hint: more?.(current),
      href,
      label,
      previous: before === null ? null : show(before),
      value: now === null ? '–' : show(now),
    }
  }
  return figures.map((figure) => <Tile {...toTile(figure)} key={figure.label} />)
}
