'use client'
import React from 'react'

import type { ContactEngagement } from '../../../domain/audience/engagement.js'

import { useLoaded } from '../../shared/api/useLoaded.js'
import { useText } from '../../shared/useText.js'
import { useMoment } from '../useMoment.js'
import { useWords } from '../useWords.js'
import { Panel } from './Panels.client.js'

/** The stage somebody is in, why, and what comes next if nothing happens any more. */
export const StageWhy = ({ id }: { id: number | string }) => {
  const { text } = useText()
  const moment = useMoment()
  const words = useWords()
  const { loaded } = useLoaded<ContactEngagement>(`/crm/contacts/${id}/engagement`)
  const stageOf = (stage: string): string => words(`engagementStages:${stage}`)
  return (
    <Panel title={text('timeline:engagement')}>
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      {loaded.status === 'loading' ? <p>{text('timeline:loading')}</p> : null}
      {loaded.status === 'ready' ? (
        <>
          <p className="crm-record__pair">
            <strong>{stageOf(loaded.value.stage)}</strong>
            <span>{text('timeline:since', { day: moment(loaded.value.since) })}</span>
          </p>
          <p className="crm-entry__text">{loaded.value.reason.text}</p>
          {loaded.value.next ? (
            <p className="crm-record__none">
              {text('timeline:stageNext', {
                day: moment(loaded.value.next.at),
                stage: stageOf(loaded.value.next.stage),
              })}
            </p>
          ) : null}
        </>
      ) : null}
    </Panel>
  )
}
