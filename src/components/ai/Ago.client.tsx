'use client'
import React from 'react'

import { formatAgo } from '../shared/format.js'
import { useText } from '../shared/useText.js'

/** How long ago something was; when exactly stands in its tooltip. */
export const Ago = ({ time }: { time: string }) => {
  const { language, text } = useText()
  const date = new Date(time)
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <time
      className="crm-ai__quiet"
      dateTime={time}
      suppressHydrationWarning
      title={exact.format(date)}
    >
      {formatAgo({ language, now: new Date(), time: date }) ?? text('conflict:justNow')}
    </time>
  )
}
