'use client'
import { Button, Gutter, ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import '../../ai/index.css'
import { Ago } from '../../ai/Ago.client.js'
import { ProviderState } from '../../ai/ProviderState.client.js'
import { Why } from '../../ai/Scores/Why.client.js'
import { Source } from '../../ai/Source.client.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { Advice } from './Advice.client.js'
import './index.css'
import { useAdvice } from './useAdvice.js'

type ID = number | string

const isOutdated = (expiresAt: string): boolean => Date.parse(expiresAt) < Date.now()

/** What the sales engine thinks of a lead: advice on the deal, and why it has its score. */
export const LeadInsights = ({
  canWrite,
  currency,
  lead,
  score,
}: {
  canWrite: boolean
  currency: string
  lead: ID
  score: null | number
}) => {
  const { text } = useText()
  const { advice, ask, asked, isLoading, isRunning, problem } = useAdvice(lead)
  return (
    <Gutter className="crm-lead-insights">
      <header className="crm-lead-insights__head">
        <h2>{text('dealInsights:tab')}</h2>
        {advice ? (
          <span>
            <Source source={advice.source} /> · <Ago time={advice.createdAt} />
          </span>
        ) : null}
        {canWrite ? (
          <Button
            buttonStyle={advice ? 'secondary' : 'primary'}
            disabled={isRunning || isLoading}
            margin={false}
            onClick={() => void ask(advice !== null)}
          >
            {text(advice ? 'dealInsights:refresh' : 'dealInsights:get')}
          </Button>
        ) : null}
      </header>
      <ProviderState revision={asked} />
      {canWrite ? null : <p className="crm-ai__quiet">{text('dealInsights:readOnly')}</p>}
      <div aria-live="polite">
        {isRunning ? <p>{text('dealInsights:running')}</p> : null}
        {advice && !isRunning && isOutdated(advice.expiresAt) ? (
          <p className="crm-ai__quiet">{text('dealInsights:outdated')}</p>
        ) : null}
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {isLoading || (isRunning && !advice) ? <ShimmerEffect height={220} /> : null}
      {advice ? <Advice advice={advice} currency={currency} /> : null}
      {!advice && !isLoading && !isRunning && !problem ? (
        <div className="crm-lead-insights__empty">
          <strong>{text('dealInsights:none')}</strong>
          <p>{text('dealInsights:noneHint')}</p>
        </div>
      ) : null}
      <section className="crm-insight">
        <h3>{text('dealInsights:score')}</h3>
        {score === null ? (
          <p>{text('dealInsights:scoreNone')}</p>
        ) : (
          <Why lead={lead} places={{ currency }} score={score} />
        )}
      </section>
    </Gutter>
  )
}
