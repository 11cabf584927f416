'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { Timeline, TimelineEntry } from '../../../domain/timeline/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type State = {
  cursor: null | string
  docs: TimelineEntry[]
  /** What went wrong, and with which page. */
  problem: { cursor: null | string; message: string } | null
  status: 'loading' | 'more' | 'ready'
}

const BEGIN: State = { cursor: null, docs: [], problem: null, status: 'loading' }

/** A timeline page after page; another filter or `revision` begins at the top. */
export const useTimeline = ({
  path,
  revision,
  types,
}: {
  path: `/${string}`
  revision: number
  types: string[]
}) => {
  const request = useCRMRequest()
  const [state, setState] = useState<State>(BEGIN)
  const wanted = useRef(0)
  const filter = types.length > 0 ? `types=${types.join(',')}` : ''

  const load = useCallback(
    async (cursor: null | string): Promise<void> => {
      wanted.current += cursor === null ? 1 : 0
      const asked = wanted.current
      const query = [filter, ...(cursor === null ? [] : [`cursor=${cursor}`])].filter(Boolean)
      setState((before) => ({
        ...before,
        problem: null,
        status: cursor === null ? 'loading' : 'more',
      }))
      const answer = await request<Timeline>({ path: `${path}?${query.join('&')}` })
      if (asked !== wanted.current) {
        return // Something else is shown by now.
      }
      setState((before) =>
        answer.ok
          ? {
              cursor: answer.value.nextCursor,
              docs: [...(cursor === null ? [] : before.docs), ...answer.value.docs],
              problem: null,
              status: 'ready',
            }
          : {
              ...before,
              // What another filter has found must not stand beneath this one.
              ...(cursor === null ? { cursor: null, docs: [] } : {}),
              problem: { cursor, message: answer.error.message },
              status: 'ready',
            },
      )
    },
    [filter, path, request],
  )

  useEffect(() => {
    void load(null)
  }, [load, revision])

  const { cursor, docs, problem, status } = state
  const more = useCallback(() => void load(cursor), [cursor, load])
  const retry = useCallback(() => void load(problem?.cursor ?? null), [load, problem])
  return { docs, hasMore: cursor !== null, more, problem: problem?.message, retry, status }
}
