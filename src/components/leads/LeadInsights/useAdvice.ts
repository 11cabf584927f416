'use client'
import { useCallback, useEffect, useState } from 'react'

import type { DealInsight } from '../../../domain/deals/types.js'
import type { Page } from '../../ai/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useLoaded } from '../../shared/api/useLoaded.js'

type ID = number | string

/** Longer than any model is waited for. */
const TIMEOUT_MS = 10 * 60 * 1000

/** A stored insight as the list of insights has it. */
type Stored = {
  createdAt: string
  expiresAt: null | string
  factors: DealInsight['factors'] | null
  payload: Omit<DealInsight, 'createdAt' | 'expiresAt' | 'factors' | 'source'>
  source: string
}

const toAdvice = ({ createdAt, expiresAt, factors, payload, source }: Stored): DealInsight => ({
  ...payload,
  cached: true,
  createdAt,
  expiresAt: expiresAt ?? createdAt,
  factors: factors ?? [],
  source,
})

/** The advice that is there, and asking for it. */
export const useAdvice = (lead: ID) => {
  const request = useCRMRequest()
  const { loaded } = useLoaded<Page<Stored>>(
    `/crm/ai/insights?kind=deal_insight&lead_id=${lead}&limit=1`,
  )
  const [advice, setAdvice] = useState<DealInsight | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<null | string>(null)
  const [asked, setAsked] = useState(0)
  const stored = loaded.status === 'ready' ? loaded.value.docs[0] : undefined

  useEffect(() => setAdvice(null), [lead])

  const ask = useCallback(
    async (refresh: boolean): Promise<void> => {
      setIsRunning(true)
      setProblem(null)
      const answer = await request<DealInsight>({
        body: { refresh },
        method: 'POST',
        path: `/crm/ai/deal-insights/${lead}`,
        timeoutMs: TIMEOUT_MS,
      })
      setIsRunning(false)
      setAsked((count) => count + 1)
      if (answer.ok) {
        setAdvice(answer.value)
      } else {
        setProblem(answer.error.message)
      }
    },
    [lead, request],
  )

  return {
    advice: advice ?? (stored ? toAdvice(stored) : null),
    ask,
    /** How often it was asked for. */
    asked,
    isLoading: loaded.status === 'loading',
    isRunning,
    problem: problem ?? (loaded.status === 'failed' ? loaded.message : null),
  }
}
