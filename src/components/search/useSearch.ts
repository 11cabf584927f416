'use client'
import { useEffect, useState } from 'react'

import type { SearchAnswer } from '../../domain/search/types.js'

import { useCRMRequest } from '../shared/api/useCRMRequest.js'

/** Keys typed in a row ask once, after the last of them. */
const PAUSE_MS = 120

const HITS = 5

export type Searched =
  | { answer: SearchAnswer; q: string; status: 'ready' }
  | { message: string; q: string; status: 'failed' }
  | { q: string; status: 'idle' | 'loading' }

/**
 * What is found by a text, as it is typed. The answer to the text before stays until there is a new
 * one, so that the list does not flicker; an answer that comes too late is dropped.
 */
export const useSearch = ({ isOpen, q }: { isOpen: boolean; q: string }) => {
  const request = useCRMRequest()
  const [searched, setSearched] = useState<Searched>({ q: '', status: 'idle' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (!isOpen || q === '') {
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      setSearched((before) => (before.status === 'ready' ? before : { q, status: 'loading' }))
      const answer = await request<SearchAnswer>({
        path: `/crm/search?limit=${HITS}&q=${encodeURIComponent(q)}`,
        signal: abort.signal,
      })
      if (!abort.signal.aborted) {
        setSearched(
          answer.ok
            ? { answer: answer.value, q, status: 'ready' }
            : { message: answer.error.message, q, status: 'failed' },
        )
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [attempt, isOpen, q, request])

  return {
    retry: () => setAttempt((before) => before + 1),
    searched: q === '' ? ({ q: '', status: 'idle' } as const) : searched,
  }
}
