'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { AIPlaces, Insight } from '../types.js'

import { OPPORTUNITIES } from '../../../domain/upsells/types.js'
import { useWording } from '../../shared/ai/useWording.js'
import { formatMoney } from '../../shared/format.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useText } from '../../shared/useText.js'
import { Ago } from '../Ago.client.js'
import { Factors } from '../Factors/index.client.js'
import { Record } from '../Record.client.js'
import { said } from '../said.js'
import { Source } from '../Source.client.js'
import { useDecision } from './useDecision.js'

export type UpsellPayload = {
  estimatedAdditionalRevenue: null | number
  opportunity: string
  suggestedAction: string
}

/** An opportunity: what it is about, what to do, what it may bring and how that came about. */
export const Card = ({
  insight,
  onDecided,
  places,
}: {
  insight: Insight<UpsellPayload>
  onDecided: () => void
  places: AIPlaces
}) => {
  const id = useId()
  const { t } = useTranslation()
  const { language, text } = useText()
  const { wording } = useWording(places)
  const [isAsking, setIsAsking] = useState(false)
  const { approve, dismiss, isBusy } = useDecision({ id: insight.id, onDecided })
  const opportunity = said({ field: 'opportunity', insight, say: wording })
  const topic = OPPORTUNITIES.find((one) => one === insight.topic)
  const title = topic ? text(`suggest:upsells:topics:${topic}`) : opportunity
  const amount = insight.payload.estimatedAdditionalRevenue
  const factors = insight.factors ?? []
  return (
    <article aria-labelledby={id} className="crm-insight">
      <header className="crm-insight__head">
        <h3 id={id}>{title}</h3>
        {amount ? (
          <strong className="crm-insight__amount">
            {text('suggest:upsells:revenue', {
              amount: formatMoney({ amount, currency: places.currency, language }),
            })}
          </strong>
        ) : (
          <span className="crm-ai__quiet">{text('suggest:upsells:noRevenue')}</span>
        )}
      </header>
      <p className="crm-insight__records">
        <Record collection={places.leadsSlug} record={insight.lead} />
        <Record collection={places.ordersSlug} record={insight.order} />
      </p>
      {topic ? <p>{opportunity}</p> : null}
      <p>{said({ field: 'suggestedAction', insight, say: wording })}</p>
      {factors.length > 0 ? (
        <details>
          <summary>{text('suggest:upsells:how')}</summary>
          <Factors
            caption={text('suggest:upsells:how')}
            currency={places.currency}
            factors={factors}
            unit="money"
          />
        </details>
      ) : null}
      <footer className="crm-insight__foot">
        <span>
          <Source source={insight.source} /> · <Ago time={insight.createdAt} />
        </span>
        {places.canWrite ? (
          <span className="crm-insight__actions">
            <Button disabled={isBusy} margin={false} onClick={() => setIsAsking(true)} size="small">
              {text('suggest:upsells:approve')}
            </Button>
            <Button
              buttonStyle="secondary"
              disabled={isBusy}
              margin={false}
              onClick={() => void dismiss()}
              size="small"
            >
              {text('suggest:upsells:dismiss')}
            </Button>
          </span>
        ) : null}
      </footer>
      {isAsking ? (
        <Modal
          onClose={() => setIsAsking(false)}
          slug="crm-upsell-approve"
          title={text('suggest:upsells:approveTitle')}
        >
          <p>{text('suggest:upsells:approveHint', { opportunity: title })}</p>
          <div className="crm-modal__actions">
            <Button
              disabled={isBusy}
              margin={false}
              onClick={() => {
                setIsAsking(false)
                void approve()
              }}
              size="medium"
            >
              {text('suggest:upsells:approve')}
            </Button>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => setIsAsking(false)}
              size="medium"
            >
              {t('general:cancel')}
            </Button>
          </div>
        </Modal>
      ) : null}
    </article>
  )
}
