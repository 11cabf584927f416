'use client'
import { useCallback, useState } from 'react'

import type { RunKind } from '../../../domain/runs/status.js'
import type { Answer } from '../../shared/api/useCRMRequest.js'
import type { Page, Run } from '../types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useFollow } from '../../shared/api/useFollow.js'
import { isUnderWay } from './states.js'

export type RunHandle = {
  /** Asks the run to stop; what is done stays done. */
  cancel: () => Promise<Answer<unknown>>
  /** Whether the server answered when it was last asked. */
  isReached: boolean
  reload: () => Promise<void>
  /** The latest one, whoever started it; `undefined` while nobody knows, `null` without any. */
  run: null | Run | undefined
}

/** The latest run of a kind, whoever started it. */
export const useRun = ({
  initial,
  kind,
  onEnd,
}: {
  initial?: null | Run
  kind: RunKind
  /** Called when a run has ended since this was first asked. */
  onEnd: () => void
}): RunHandle => {
  const request = useCRMRequest()
  const [run, setRun] = useState(initial)
  const [isReached, setIsReached] = useState(true)
  const isBusy = isUnderWay(run)
  const isKnown = run !== undefined

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await request<Page<Run>>({
        path: `/crm/ai/runs?kind=${kind}&limit=1&sort=-createdAt`,
        signal,
      })
      if (!signal?.aborted) {
        setIsReached(answer.ok)
        if (answer.ok) {
          setRun(answer.value.docs[0] ?? null)
        }
      }
    },
    [kind, request],
  )

  useFollow({ ended: run?.finishedAt ?? null, isBusy, isKnown, load, onEnd })

  const id = run?.id
  const cancel = useCallback(async () => {
    const answer = await request({ method: 'POST', path: `/crm/ai/runs/${id}/cancel` })
    await load()
    return answer
  }, [id, load, request])

  return { cancel, isReached, reload: load, run }
}
