'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import React from 'react'

import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { PacingPill } from '../PacingPill.client.js'
import { Actions } from './Actions.client.js'
import { DeliveryChart } from './DeliveryChart.client.js'
import './index.css'
import { Pacing } from './Pacing.client.js'
import { Totals } from './Totals.client.js'
import { useDelivery } from './useDelivery.js'

const SavedOrder = ({ id, performanceSlug }: { id: number | string; performanceSlug: string }) => {
  const { lastUpdateTime } = useDocumentInfo()
  const { text } = useText()
  const { load, loaded } = useDelivery({ id, savedAt: String(lastUpdateTime) })
  const order = loaded.status === 'ready' ? loaded.value : null
  return (
    <section aria-label={text('delivery:title')} className="crm-order">
      <header className="crm-order__head">
        <h3>{text('delivery:title')}</h3>
        {order ? <PacingPill band={order.pacing.band} rate={order.pacing.rate} /> : null}
        {order ? (
          <Actions id={id} onImported={load} order={order} performanceSlug={performanceSlug} />
        ) : null}
      </header>
      {order ? (
        <>
          <Pacing pacing={order.pacing} />
          <Totals currency={order.currency} delivery={order.delivery} />
        </>
      ) : null}
      <DeliveryChart loaded={loaded} onRetry={load} />
    </section>
  )
}

/** On top of an order's form: how it keeps its schedule, and what it delivered. */
export const OrderDelivery = ({ performanceSlug }: { performanceSlug: string }) => {
  const { id } = useDocumentInfo()
  return id === undefined ? null : <SavedOrder id={id} performanceSlug={performanceSlug} />
}
