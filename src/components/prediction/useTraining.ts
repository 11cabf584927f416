'use client'
import { toast } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { PredictionReport } from '../../domain/prediction/report.js'

import { useCRMRequest } from '../shared/api/useCRMRequest.js'
import { useText } from '../shared/useText.js'

const LOOK_EVERY_MS = 2000

/** Learning takes seconds, and waits for its turn behind other work. */
const MOST_LOOKS = 45

const trainedLast = ({ models }: PredictionReport): string =>
  models
    .map(({ trainedAt }) => trainedAt)
    .sort()
    .at(-1) ?? ''

/** The report as it is, and a way to have everything learned anew. */
export const useTraining = ({ initial }: { initial: PredictionReport }) => {
  const request = useCRMRequest()
  const { text } = useText()
  const [isLearning, setIsLearning] = useState(false)
  const [report, setReport] = useState(initial)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])

  const waitForNewer = useCallback(
    async (before: PredictionReport): Promise<null | PredictionReport> => {
      for (let look = 0; look < MOST_LOOKS && !isGone.current; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
        const answer = await request<PredictionReport>({ path: '/crm/ai/prediction' })
        if (answer.ok && trainedLast(answer.value) > trainedLast(before)) {
          return answer.value
        }
      }
      return null
    },
    [request],
  )

  const learn = useCallback(async () => {
    setIsLearning(true)
    const asked = await request({ method: 'POST', path: '/crm/ai/prediction/train' })
    const newer = asked.ok ? await waitForNewer(report) : null
    if (isGone.current) {
      return
    }
    if (!asked.ok) {
      toast.error(asked.error.message)
    } else if (newer) {
      setReport(newer)
      toast.success(text('prediction:learned', { version: newer.models[0]!.version }))
    } else {
      toast.info(text('prediction:same'))
    }
    setIsLearning(false)
  }, [report, request, text, waitForNewer])

  return { isLearning, learn, report }
}
