'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Estimate } from '../types.js'

import { formatCount, formatMoney } from '../../shared/format.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useText } from '../../shared/useText.js'

/** What a run may cost, before it starts. */
export const RunCost = ({
  estimate: { calls, cost, currency, inputTokens, outputTokens, subjects },
  onCancel,
  onStart,
}: {
  estimate: Estimate
  onCancel: () => void
  onStart: () => void
}) => {
  const { language, text } = useText()
  const { t } = useTranslation()
  const count = (value: number) => formatCount({ count: value, language })
  return (
    <Modal onClose={onCancel} slug="crm-run-cost" title={text('suggest:cost:title')}>
      <p>
        {cost === null
          ? text('suggest:cost:unknown')
          : text('suggest:cost:about', {
              amount: formatMoney({ amount: cost, currency: currency ?? '', language }),
            })}
      </p>
      <dl className="crm-run-cost">
        <dt>{text('suggest:cost:subjects')}</dt>
        <dd>{count(subjects)}</dd>
        <dt>{text('suggest:cost:calls')}</dt>
        <dd>{count(calls)}</dd>
        <dt>{text('suggest:cost:tokens')}</dt>
        <dd>{count(inputTokens + outputTokens)}</dd>
      </dl>
      <p className="crm-ai__quiet">{text('suggest:cost:hint')}</p>
      <div className="crm-modal__actions">
        <Button margin={false} onClick={onStart} size="medium">
          {text('suggest:cost:start')}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="medium">
          {t('general:cancel')}
        </Button>
      </div>
    </Modal>
  )
}
