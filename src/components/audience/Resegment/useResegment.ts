'use client'
import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'

import type { ResegmentRun } from '../../../domain/audience/board.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useFollow } from '../../shared/api/useFollow.js'

const PATH = '/crm/audience/resegment'

/** After this long a pass that was asked for has begun, and is followed. */
const BEGUN_MS = 1000

/** Longer than the server lets anybody wait. */
const LONGEST_MS = 60_000

/** The latest pass over all contacts, and a way to start one. */
export const useResegment = ({ onEnd }: { onEnd: () => void }) => {
  const request = useCRMRequest()
  const [run, setRun] = useState<null | ResegmentRun | undefined>(undefined)
  const [isReached, setIsReached] = useState(true)
  const [isStarting, setIsStarting] = useState(false)
  const isBusy = run?.status === 'queued' || run?.status === 'running'

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await request<{ run: null | ResegmentRun }>({ path: PATH, signal })
      if (!signal?.aborted) {
        setIsReached(answer.ok)
        if (answer.ok) {
          setRun(answer.value.run)
        }
      }
    },
    [request],
  )
  useFollow({
    ended: run?.finishedAt ?? null,
    isBusy,
    isKnown: run !== undefined,
    load,
    onEnd,
  })

  const start = useCallback(async () => {
    setIsStarting(true)
    // The server begins at once when somebody waits.
    const asked = request({
      body: {},
      method: 'POST',
      path: `${PATH}?wait=true`,
      timeoutMs: LONGEST_MS,
    }).then((answer) => {
      if (!answer.ok) {
        toast.error(answer.error.message)
      }
    })
    const begun = new Promise((resolve) => setTimeout(resolve, BEGUN_MS))
    await Promise.race([asked, begun])
    await load()
    setIsStarting(false)
  }, [load, request])

  return { isBusy, isReached, isStarting, run, start }
}
