'use client'
import { Button, Gutter, SetStepNav } from '@payloadcms/ui'
import React, { useMemo } from 'react'

import type { PredictionReport } from '../../../domain/prediction/report.js'

import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { ModelReportCards } from '../ModelReport/index.client.js'
import { useTraining } from '../useTraining.js'
import './index.css'

/** Why there is no model: too little has ended, or nobody has looked yet. */
const NothingLearned = ({ report }: { report: PredictionReport }) => {
  const { text } = useText()
  const { history, missing, needed } = report
  const vars = { ...history, ...needed }
  return (
    <section className="crm-prediction__nothing">
      <h2>{text(missing ? 'prediction:little' : 'prediction:notYet')}</h2>
      <p>{text(missing ? 'prediction:littleHint' : 'prediction:notYetHint', vars)}</p>
    </section>
  )
}

/** What was learned from the leads that ended, a section for each model in use. */
export const PredictionPage = ({ initial }: { initial: PredictionReport }) => {
  const { text } = useText()
  const { isLearning, learn, report } = useTraining({ initial })
  const title = text('prediction:heading')
  const nav = useMemo(() => [{ label: title }], [title])
  return (
    <main>
      <Gutter className="crm-prediction">
        <SetStepNav nav={nav} />
        <header className="crm-prediction__head">
          <div>
            <h1 className="crm-prediction__title">{title}</h1>
            <p className="crm-prediction__intro">{text('prediction:intro')}</p>
          </div>
          {report.missing ? null : (
            <Button
              buttonStyle="secondary"
              disabled={isLearning}
              margin={false}
              onClick={() => void learn()}
              size="medium"
            >
              {text(isLearning ? 'prediction:learning' : 'prediction:learn')}
            </Button>
          )}
        </header>
        {report.isLearned ? null : <NothingLearned report={report} />}
        {report.models.map((model) => (
          <ModelReportCards
            isAlone={report.models.length === 1}
            key={model.pipeline ?? ''}
            model={model}
          />
        ))}
      </Gutter>
    </main>
  )
}
