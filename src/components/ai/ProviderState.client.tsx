'use client'
import { Banner } from '@payloadcms/ui'
import React from 'react'

import type { AIStatus } from '../../domain/ai/status.js'

import { useLoaded } from '../shared/api/useLoaded.js'
import { useText } from '../shared/useText.js'

/** What keeps the model from answering, or that there is none: the rules answer then. */
export const ProviderState = ({ revision }: { revision: number }) => {
  const { language, text } = useText()
  const { loaded } = useLoaded<AIStatus>('/crm/ai/status', revision)
  if (loaded.status !== 'ready' || loaded.value.state === 'ready') {
    return null
  }
  const { provider, retryAt, state } = loaded.value
  if (state === 'none') {
    return <p className="crm-ai__quiet">{text('suggest:provider:none')}</p>
  }
  const time =
    retryAt &&
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(
      new Date(retryAt),
    )
  return (
    <div role="status">
      <Banner type="info">
        {text(`suggest:provider:${state}`, { name: provider ?? '' })}{' '}
        {time ? text('suggest:provider:until', { time }) : null}
      </Banner>
    </div>
  )
}
