'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useId, useState } from 'react'

import type { AIPlaces } from '../types.js'

import { ScoreChip } from '../../leads/ScoreChip/index.client.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Ago } from '../Ago.client.js'
import { Why } from './Why.client.js'

export type ScoredLead = {
  aiScore: number
  aiScoredAt?: null | string
  aiScoreReason?: null | string
  companyName: string
  estimatedValue?: null | number
  id: number | string
}

/** A lead with its score; the reasons unfold beneath it. */
export const Row = ({ lead, places }: { lead: ScoredLead; places: AIPlaces }) => {
  const id = useId()
  const { config } = useConfig()
  const { language, text } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const { aiScore, aiScoredAt, aiScoreReason, companyName, estimatedValue } = lead
  const score = Math.round(aiScore)
  return (
    <article className="crm-score">
      <div className="crm-score__row">
        <ScoreChip reason={aiScoreReason} score={score} />
        <Link
          className="crm-score__company"
          href={formatAdminURL({
            adminRoute: config.routes.admin,
            path: `/collections/${places.leadsSlug}/${lead.id}`,
          })}
          prefetch={false}
        >
          {companyName}
        </Link>
        <span className="crm-score__value">
          {estimatedValue
            ? formatMoney({ amount: estimatedValue, currency: places.currency, language })
            : ''}
        </span>
        <span className="crm-score__age">{aiScoredAt ? <Ago time={aiScoredAt} /> : null}</span>
        <button
          aria-controls={id}
          aria-expanded={isOpen}
          aria-label={text('suggest:scores:whyOf', { company: companyName, score })}
          className="crm-score__why"
          onClick={() => setIsOpen(!isOpen)}
          type="button"
        >
          {text('suggest:scores:why', { score })}
        </button>
      </div>
      <div hidden={!isOpen} id={id}>
        {isOpen ? <Why lead={lead.id} places={places} score={score} /> : null}
      </div>
    </article>
  )
}
