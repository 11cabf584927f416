'use client'
import { useEffect, useState } from 'react'

import type { MergedField, MergeSide } from '../../../domain/duplicates/planMerge.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { TwinDoc } from '../types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

export type Preview = {
  fields: MergedField[]
  loser: TwinDoc
  moves: { collection: null | string; count: number }[]
  winner: TwinDoc
}

/**
 * What would become of two records, asked anew with every choice. The last answer stays until the next
 * one, also when that is a problem: what was chosen can still be chosen otherwise.
 */
export const usePreview = ({
  choices,
  kind,
  loser,
  winner,
}: {
  choices: Record<string, MergeSide>
  kind: DuplicateKind
  loser: number | string
  winner: number | string
}): { preview: null | Preview; problem: null | string } => {
  const request = useCRMRequest()
  const [preview, setPreview] = useState<null | Preview>(null)
  const [problem, setProblem] = useState<null | string>(null)

  useEffect(() => {
    const abort = new AbortController()
    const load = async () => {
      const answer = await request<Preview>({
        body: { fields: choices, loser },
        method: 'POST',
        path: `/crm/${kind}/${winner}/merge?preview=true`,
        signal: abort.signal,
      })
      if (abort.signal.aborted) {
        return
      }
      setProblem(answer.ok ? null : answer.error.message)
      if (answer.ok) {
        setPreview(answer.value)
      }
    }
    void load()
    return () => abort.abort()
  }, [choices, kind, loser, request, winner])

  return { preview, problem }
}
