'use client'
import { useCallback, useEffect, useState } from 'react'

import type { Loaded } from '../../charts/types.js'

import { useCRMRequest } from './useCRMRequest.js'

const LOADING = { status: 'loading' } as const

/** What a route answers, fetched anew when its path is another one; `retry` fetches it again. */
export const useLoaded = <T>(
  path: `/${string}`,
  /** Another one whenever the answer may have changed: what is there is shown until the new one is. */
  revision = 0,
): { loaded: Loaded<T>; retry: () => void } => {
  const request = useCRMRequest()
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded<T>>(LOADING)

  useEffect(() => {
    const abort = new AbortController()
    const load = async () => {
      const answer = await request<T>({ path, signal: abort.signal })
      if (!abort.signal.aborted) {
        setLoaded(
          answer.ok
            ? { status: 'ready', value: answer.value }
            : { message: answer.error.message, status: 'failed' },
        )
      }
    }
    void load()
    return () => abort.abort()
  }, [attempt, path, request, revision])

  const retry = useCallback(() => {
    setLoaded(LOADING)
    setAttempt((before) => before + 1)
  }, [])
  return { loaded, retry }
}
