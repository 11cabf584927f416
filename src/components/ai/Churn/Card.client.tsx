'use client'
import React, { useId } from 'react'

import type { AIPlaces, Insight } from '../types.js'

import { useWording } from '../../shared/ai/useWording.js'
import '../../shared/chip.css'
import { useText } from '../../shared/useText.js'
import { Ago } from '../Ago.client.js'
import { Factors } from '../Factors/index.client.js'
import { Record } from '../Record.client.js'
import { said } from '../said.js'
import { Source } from '../Source.client.js'

export type ChurnPayload = {
  churnRisk: 'high' | 'low' | 'medium'
  reasoning: string
  retentionAction: string
}

/** What is good of a score is bad of a risk. */
const BANDS = { high: 'low', low: 'high', medium: 'medium' } as const

/** A client that may leave: how likely, why, and what to do. */
export const Card = ({ insight, places }: { insight: Insight<ChurnPayload>; places: AIPlaces }) => {
  const id = useId()
  const { text } = useText()
  const { wording } = useWording(places)
  const { churnRisk } = insight.payload
  const action = said({ field: 'retentionAction', insight, say: wording })
  const factors = insight.factors ?? []
  return (
    <article aria-labelledby={id} className="crm-insight">
      <header className="crm-insight__head">
        <h3 id={id}>
          <Record collection={places.leadsSlug} record={insight.lead} />
        </h3>
        <span className={`crm-chip crm-chip--${BANDS[churnRisk]}`}>
          {text(`suggest:churn:${churnRisk}`)}
        </span>
      </header>
      <p>{said({ field: 'reasoning', insight, say: wording })}</p>
      {action ? (
        <p>
          <strong>{text('suggest:churn:action')}</strong> {action}
        </p>
      ) : null}
      {factors.length > 0 ? (
        <details>
          <summary>{text('suggest:churn:how')}</summary>
          <Factors
            caption={text('suggest:churn:how')}
            currency={places.currency}
            factors={factors}
          />
        </details>
      ) : null}
      <footer className="crm-insight__foot">
        <span>
          <Source source={insight.source} /> · <Ago time={insight.createdAt} />
        </span>
      </footer>
    </article>
  )
}
