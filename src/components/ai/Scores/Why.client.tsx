'use client'
import { ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { Wording } from '../../../domain/ai/types.js'
import type { AIPlaces, Insight, Page } from '../types.js'

import { useWording } from '../../shared/ai/useWording.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { useText } from '../../shared/useText.js'
import { Ago } from '../Ago.client.js'
import { Factors } from '../Factors/index.client.js'
import { Source } from '../Source.client.js'
import './index.css'

type ScorePayload = { reasoning?: string; wording?: { raises?: Wording[] } }

/** Why a lead has its score, and what would raise it. */
export const Why = ({
  lead,
  places,
  score,
}: {
  lead: number | string
  places: Pick<AIPlaces, 'currency'>
  score: number
}) => {
  const { text } = useText()
  const say = useWording(places)
  const { loaded } = useLoaded<Page<Insight<ScorePayload>>>(
    `/crm/ai/insights?kind=score&lead_id=${lead}&limit=1&status=current`,
  )
  if (loaded.status === 'loading') {
    return <ShimmerEffect height={120} />
  }
  if (loaded.status === 'failed') {
    return <p role="alert">{loaded.message}</p>
  }
  const [insight] = loaded.value.docs
  if (!insight) {
    return <p>{text('suggest:scores:noFactors')}</p>
  }
  const raises = insight.payload.wording?.raises ?? []
  return (
    <div className="crm-why">
      <Factors
        caption={text('suggest:scores:why', { score })}
        currency={places.currency}
        factors={insight.factors ?? []}
      />
      <div>
        {raises.length > 0 ? (
          <>
            <h4>{text('suggest:scores:raises')}</h4>
            <ul>
              {raises.map((wording) => (
                <li key={wording.key}>{say.wording(wording)}</li>
              ))}
            </ul>
          </>
        ) : null}
        <p>
          <Source source={insight.source} /> · <Ago time={insight.createdAt} />
        </p>
      </div>
    </div>
  )
}
