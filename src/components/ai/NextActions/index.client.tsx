'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { Alert, AlertLead, Alerts } from '../../../domain/alerts/types.js'
import type { AIPlaces } from '../types.js'

import { useWording } from '../../shared/ai/useWording.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Record } from '../Record.client.js'
import './index.css'

const MOST = 3

type Action = { alert: Alert; lead: AlertLead }

/** The weightiest lead of each kind of alert: a lead stands there once. */
const actionsOf = ({ alerts }: Alerts): Action[] => {
  const actions: Action[] = []
  for (const alert of alerts) {
    const lead = alert.leads.find(({ id }) => actions.every((action) => action.lead.id !== id))
    if (lead) {
      actions.push({ alert, lead })
    }
  }
  return actions.slice(0, MOST)
}

const Card = ({ action: { alert, lead }, places }: { action: Action; places: AIPlaces }) => {
  const { language, text } = useText()
  const { wording } = useWording(places)
  return (
    <li className="crm-action" data-kind={alert.kind}>
      <p className="crm-action__kind">
        <strong>{text(`suggest:alerts:${alert.kind}`)}</strong>
        {alert.count > 1 ? (
          <span className="crm-ai__quiet">
            {text('suggest:alerts:more', { count: alert.count - 1 })}
          </span>
        ) : null}
      </p>
      <p>
        <Record className="crm-action__lead" collection={places.leadsSlug} record={lead} />
        {lead.value > 0 ? (
          <span className="crm-ai__quiet">
            {' '}
            {formatMoney({ amount: lead.value, currency: places.currency, language })}
          </span>
        ) : null}
      </p>
      <p>{wording(lead.wording)}</p>
    </li>
  )
}

/** What somebody should do next, three things at most; nothing where nothing needs anybody. */
export const NextActions = ({ places, revision }: { places: AIPlaces; revision: number }) => {
  const { text } = useText()
  const { loaded, retry } = useLoaded<Alerts>('/crm/ai/alerts?limit=3', revision)
  if (loaded.status === 'loading') {
    return (
      <div aria-label={text('suggest:alerts:title')} className="crm-actions" role="status">
        <ShimmerEffect height="100%" />
      </div>
    )
  }
  if (loaded.status === 'failed') {
    return (
      <p className="crm-actions__failed" role="alert">
        {text('suggest:alerts:failed')}{' '}
        <Button buttonStyle="secondary" margin={false} onClick={retry} size="small">
          {text('charts:retry')}
        </Button>
      </p>
    )
  }
  const actions = actionsOf(loaded.value)
  return actions.length > 0 ? (
    <ul aria-label={text('suggest:alerts:title')} className="crm-actions">
      {actions.map((action) => (
        <Card action={action} key={action.alert.kind} places={places} />
      ))}
    </ul>
  ) : null
}
