'use client'
import { useTranslation, XIcon } from '@payloadcms/ui'
import React from 'react'

import type { AIPlaces } from '../types.js'

import { Modal } from '../../shared/Modal/index.client.js'
import { Tabs } from '../../shared/Tabs/index.client.js'
import { useText } from '../../shared/useText.js'
import { Churn } from '../Churn/index.client.js'
import '../index.css'
import { ProviderState } from '../ProviderState.client.js'
import { Scores } from '../Scores/index.client.js'
import { Upsells } from '../Upsells/index.client.js'
import './index.css'

/** What the sales engine suggests: which leads first, what to sell on, whom to keep. */
export const AISuggest = ({
  onClose,
  places,
  revision,
}: {
  onClose: () => void
  places: AIPlaces
  revision: number
}) => {
  const { text } = useText()
  const { t } = useTranslation()
  const shared = { places, revision }
  return (
    <Modal onClose={onClose} size="wide" slug="crm-ai-suggest" title={text('suggest:title')}>
      <button
        aria-label={t('general:close')}
        className="crm-ai__close"
        onClick={onClose}
        type="button"
      >
        <XIcon />
      </button>
      <ProviderState revision={revision} />
      {places.canWrite ? null : <p className="crm-ai__quiet">{text('suggest:readOnly')}</p>}
      <Tabs
        label={text('suggest:title')}
        tabs={[
          { content: <Scores {...shared} />, key: 'scores', label: text('suggest:tabs:scores') },
          { content: <Upsells {...shared} />, key: 'upsells', label: text('suggest:tabs:upsells') },
          { content: <Churn {...shared} />, key: 'churn', label: text('suggest:tabs:churn') },
        ]}
      />
    </Modal>
  )
}
