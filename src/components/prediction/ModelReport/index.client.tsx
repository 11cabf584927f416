'use client'
import React, { useId } from 'react'

import type { ModelReport } from '../../../domain/prediction/report.js'

import { formatCount, formatDay } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { FactorsCard } from './FactorsCard.client.js'
import './index.css'
import { ReliabilityCard } from './ReliabilityCard.client.js'
import { usePercent } from './usePercent.js'

const Figure = ({ hint, label, value }: { hint: string; label: string; value: string }) => (
  <div className="crm-model__figure">
    <dt>{label}</dt>
    <dd>
      <span className="crm-model__value">{value}</span>
      <span className="crm-model__hint">{hint}</span>
    </dd>
  </div>
)

const dayOf = (moment: string): string => moment.slice(0, 10)

/** How good a model is: its figures, its reliability diagram, and what it looks at. */
export const ModelReportCards = ({
  isAlone,
  model,
}: {
  /** Whether its pipeline goes without saying. */
  isAlone: boolean
  model: ModelReport
}) => {
  const id = useId()
  const { language, text } = useText()
  const percent = usePercent()
  const day = (moment: string) => formatDay({ day: dayOf(moment), language })
  const count = (number: number) => formatCount({ count: number, language })
  const decimal = (number: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 3, minimumFractionDigits: 3 }).format(
      number,
    )
  const { auc, brier, count: leads, ece, from, pipeline, positives, to, trainedAt, version } = model
  const rate = positives / leads
  const versionOf = text('prediction:version', { day: day(trainedAt), version })
  const name = pipeline ?? text('prediction:allPipelines')
  return (
    <section aria-labelledby={id} className="crm-model">
      <h2 className="crm-model__title" id={id}>
        {isAlone ? versionOf : `${name} · ${versionOf}`}
      </h2>
      <dl className="crm-model__figures">
        <Figure
          hint={text('prediction:leadsHint', {
            from: day(from),
            to: day(to),
            won: count(positives),
          })}
          label={text('prediction:leads')}
          value={count(leads)}
        />
        <Figure
          hint={text('prediction:eceHint')}
          label={text('prediction:ece')}
          value={percent(ece)}
        />
        <Figure
          hint={text('prediction:aucHint')}
          label={text('prediction:auc')}
          value={percent(auc)}
        />
        <Figure
          hint={text('prediction:brierHint', { constant: decimal(rate * (1 - rate)) })}
          label={text('prediction:brier')}
          value={brier === null ? '–' : decimal(brier)}
        />
      </dl>
      <div className="crm-model__cards">
        <ReliabilityCard bins={model.bins} />
        <FactorsCard factors={model.factors} />
      </div>
    </section>
  )
}
