'use client'
import { Button, ShimmerEffect, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type { Forecast } from '../../../domain/analytics/types.js'
import type { MonthlyRevenue } from '../../../domain/revenue/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Read } from '../attempt.js'
import type { TileProps } from '../Tiles/Tile.client.js'

import { useRouter } from '../../shared/navigation.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { Streamed } from '../Streamed.client.js'
import { Tile } from '../Tiles/Tile.client.js'
import { useFormats } from '../useFormats.js'
import './index.css'

/** A tile on the home page, whatever became of its figures. */
const WidgetTile = <T,>({
  label,
  loaded,
  tile,
}: {
  label: string
  loaded: Loaded<T>
  tile: (value: T) => Omit<TileProps, 'href' | 'label'>
}) => {
  const { text } = useText()
  const { config } = useConfig()
  const router = useRouter()
  if (loaded.status === 'loading') {
    return <ShimmerEffect height={118} />
  }
  if (loaded.status === 'failed') {
    return (
      <div className="crm-tile" role="alert">
        <p className="crm-widget__failed">{text('charts:failed')}</p>
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => router.refresh()}
          size="small"
        >
          {text('charts:retry')}
        </Button>
      </div>
    )
  }
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: '/crm/revenue' })
  return (
    <dl className="crm-widget">
      <Tile {...tile(loaded.value)} href={href} label={label} />
    </dl>
  )
}

const currencyOf = (loaded: Loaded<{ currency: string }>): string =>
  loaded.status === 'ready' ? loaded.value.currency : ''

const Revenue = ({ loaded }: { loaded: Loaded<MonthlyRevenue> }) => {
  const { text } = useText()
  const { money, month } = useFormats(currencyOf(loaded))
  return (
    <WidgetTile
      label={text('revenue:widgets:revenue')}
      loaded={loaded}
      tile={({ rows }) => {
        const [before, now] = rows.slice(-2)
        return {
          hint:
            before &&
            text('revenue:widgets:monthBefore', {
              month: month(before.month),
              value: money(before.revenue),
            }),
          value: money(now?.revenue ?? 0),
        }
      }}
    />
  )
}

const Pipeline = ({ loaded }: { loaded: Loaded<Forecast> }) => {
  const { text } = useText()
  const { count, money } = useFormats(currencyOf(loaded))
  return (
    <WidgetTile
      label={text('revenue:openPipeline')}
      loaded={loaded}
      tile={({ total }) => ({
        hint: text('revenue:widgets:open', {
          leads: count(total.count),
          weighted: money(total.weightedValue),
        }),
        value: money(total.value),
      })}
    />
  )
}

const ForecastOfMonth = ({ loaded }: { loaded: Loaded<Forecast> }) => {
  const { text } = useText()
  const { money, share } = useFormats(currencyOf(loaded))
  return (
    <WidgetTile
      label={text('revenue:widgets:forecast')}
      loaded={loaded}
      tile={({ rows: [month] }) => ({
        hint:
          month?.target == null
            ? text('revenue:widgets:noTarget')
            : text('revenue:widgets:attainment', {
                share: month.attainment === null ? '–' : share(month.attainment),
                target: money(month.target),
              }),
        value: money(month?.expectedCase ?? 0),
      })}
    />
  )
}

export const RevenueTile = ({ read }: { read: Promise<Read<MonthlyRevenue>> }) => (
  <Streamed read={read}>{(loaded) => <Revenue loaded={loaded} />}</Streamed>
)

export const PipelineTile = ({ read }: { read: Promise<Read<Forecast>> }) => (
  <Streamed read={read}>{(loaded) => <Pipeline loaded={loaded} />}</Streamed>
)

export const ForecastTile = ({ read }: { read: Promise<Read<Forecast>> }) => (
  <Streamed read={read}>{(loaded) => <ForecastOfMonth loaded={loaded} />}</Streamed>
)
