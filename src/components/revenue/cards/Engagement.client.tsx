'use client'
import React from 'react'

import type { Loaded } from '../../charts/types.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { useText } from '../../shared/useText.js'

/** What people did with the messages of a month. */
export type EngagementMonth = { clicks: number; month: string; opens: number; sent: number }

/** No engagement events are kept yet, and none are made up. */
const NOTHING: Loaded<EngagementMonth[]> = { status: 'ready', value: [] }

const noRetry = () => undefined

/** How messages of one channel are received, as far as there are events that say so. */
export const Engagement = ({ channel }: { channel: 'email' | 'sms' }) => {
  const { text } = useText()
  return (
    <ChartCard
      columns={[]}
      empty={{ hint: text(`revenue:${channel}Hint`), title: text(`revenue:${channel}Empty`) }}
      fileName={channel}
      height={140}
      keyOf={({ month }) => month}
      loaded={NOTHING}
      onRetry={noRetry}
      title={text(`revenue:${channel}`)}
    />
  )
}
