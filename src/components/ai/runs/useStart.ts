'use client'
import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'

import type { Estimate } from '../types.js'
import type { RunHandle } from './useRun.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useText } from '../../shared/useText.js'
import { needsConsent } from './states.js'

export type RunPath =
  '/crm/ai/daily-run' | '/crm/ai/predict-churn' | '/crm/ai/score-leads' | '/crm/ai/suggest-upsells'

/** Starts a run: asks first what it takes, and whether it may where a model is paid for. */
export const useStart = ({
  body,
  handle,
  path,
}: {
  body: object
  handle: RunHandle
  path: RunPath
}) => {
  const request = useCRMRequest()
  const { text } = useText()
  const [isStarting, setIsStarting] = useState(false)
  const [question, setQuestion] = useState<Estimate | null>(null)
  const { reload, run } = handle

  const start = useCallback(async () => {
    setQuestion(null)
    setIsStarting(true)
    const answer = await request<{ runId: number | string }>({ body, method: 'POST', path })
    if (answer.ok) {
      if (run && String(run.id) === String(answer.value.runId)) {
        toast.info(text('suggest:run:already'))
      }
      await reload()
    } else {
      toast.error(answer.error.message)
    }
    setIsStarting(false)
  }, [body, path, reload, request, run, text])

  const ask = useCallback(async () => {
    setIsStarting(true)
    const answer = await request<{ estimate: Estimate }>({
      body,
      method: 'POST',
      path: `${path}?estimate=true`,
    })
    setIsStarting(false)
    if (!answer.ok) {
      toast.error(answer.error.message)
    } else if (answer.value.estimate.subjects === 0) {
      toast.info(text('suggest:run:nothing'))
    } else if (needsConsent(answer.value.estimate)) {
      setQuestion(answer.value.estimate)
    } else {
      await start()
    }
  }, [body, path, request, start, text])

  return { ask, dismiss: () => setQuestion(null), isStarting, question, start }
}
