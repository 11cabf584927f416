'use client'
import { useCallback, useEffect, useReducer, useRef } from 'react'

import type {
  AudienceBoard,
  AudienceColumn as AudienceColumnData,
} from '../../domain/audience/board.js'

import { useCRMRequest } from '../shared/api/useCRMRequest.js'
import { audienceReducer, NO_AUDIENCE } from './state/audienceReducer.js'

/** Cards asked for at a time behind the first. */
const PAGE = 60

const queryOf = (values: Record<string, string>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== '')
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

/** The audience board as the search narrows it, read anew with each revision, with further cards. */
export const useAudience = ({ q, revision }: { q: string; revision: number }) => {
  const request = useCRMRequest()
  const [state, dispatch] = useReducer(audienceReducer, NO_AUDIENCE)
  const controller = useRef<AbortController | null>(null)
  const latest = useRef({ q, state })
  useEffect(() => {
    latest.current = { q, state }
  }, [q, state])

  const load = useCallback(async () => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    dispatch({ type: 'loadRequested' })
    const answer = await request<AudienceBoard>({
      path: `/crm/audience/board${queryOf({ q })}`,
      signal: own.signal,
    })
    if (!own.signal.aborted) {
      dispatch(
        answer.ok
          ? { type: 'loaded', board: answer.value }
          : { type: 'loadFailed', message: answer.error.message },
      )
    }
  }, [q, request])

  useEffect(() => {
    void load()
    return () => controller.current?.abort()
  }, [load, revision])

  const loadMore = useCallback(
    async (stage: AudienceColumnData['stage']) => {
      const { q: shown, state: current } = latest.current
      const { generation, pages, stages, status } = current
      const cursor = stages.find((column) => column.stage === stage)?.nextCursor
      if (!cursor || status !== 'ready' || pages[stage] === 'loading') {
        return
      }
      dispatch({ type: 'pageRequested', stage })
      const answer = await request<AudienceColumnData>({
        path: `/crm/audience/board/${stage}${queryOf({ cursor, limit: String(PAGE), q: shown })}`,
      })
      dispatch(
        answer.ok
          ? { type: 'pageLoaded', column: answer.value, generation }
          : { type: 'pageFailed', generation, stage },
      )
    },
    [request],
  )

  return { load, loadMore, state }
}
