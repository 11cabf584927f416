'use client'
import { Banner } from '@payloadcms/ui'
import React from 'react'

import type { DealInsight, DealPart, ProposedLine } from '../../../domain/deals/types.js'

import { Factors } from '../../ai/Factors/index.client.js'
import { useWording } from '../../shared/ai/useWording.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Gauge } from './Gauge.client.js'

const NOTES = { budget: 'budget', unavailable: 'unavailable' } as const

/** Lines an offer may begin with. */
const Lines = ({ currency, lines }: { currency: string; lines: ProposedLine[] }) => {
  const { language, text } = useText()
  const count = new Intl.NumberFormat(language)
  const money = (amount: number) => formatMoney({ amount, currency, language })
  return (
    <table aria-label={text('dealInsights:proposal')} className="crm-deal__lines">
      <tbody>
        {lines.map(({ amount, label, price, pricingModel, product, quantity }) => (
          <tr key={product}>
            <th scope="row">{label}</th>
            <td>
              {count.format(quantity)} × {money(price)} {pricingModel}
            </td>
            <td>{money(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Part = ({
  name,
  children,
  title,
}: {
  children: React.ReactNode
  name: string
  title: string
}) => (
  <section aria-label={title} className={`crm-insight crm-deal__${name}`}>
    <h3>{title}</h3>
    {children}
  </section>
)

/** What the engine advises on a deal: the rules in the reader's language, a model in its own words. */
export const Advice = ({ advice, currency }: { advice: DealInsight; currency: string }) => {
  const { text } = useText()
  const { wording } = useWording({ currency })
  const say = (part: DealPart): string => {
    const own = advice.wording[part]
    return own ? wording(own) : advice[part]
  }
  const { closeProb, factors, proposalLines, unanswered } = advice
  return (
    <>
      {unanswered ? (
        <div role="status">
          <Banner type="info">
            {text(
              `dealInsights:answered:${NOTES[unanswered as keyof typeof NOTES] ?? 'other'}` as const,
            )}
          </Banner>
        </div>
      ) : null}
      <div className="crm-deal">
        <section className="crm-insight crm-deal__chance">
          <Gauge value={closeProb} />
          <p>{say('closeProbReasoning')}</p>
          <Factors
            caption={text('dealInsights:why', { value: closeProb })}
            currency={currency}
            factors={factors}
          />
        </section>
        <Part name="next" title={text('dealInsights:next')}>
          <p className="crm-deal__action">{say('nextAction')}</p>
        </Part>
        <Part name="proposal" title={text('dealInsights:proposal')}>
          <p>{say('proposalSuggestion')}</p>
          {proposalLines.length > 0 ? <Lines currency={currency} lines={proposalLines} /> : null}
        </Part>
        <Part name="positioning" title={text('dealInsights:positioning')}>
          <p>{say('positioning')}</p>
        </Part>
      </div>
    </>
  )
}
