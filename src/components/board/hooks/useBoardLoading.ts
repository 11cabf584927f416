'use client'
import { useCallback, useEffect, useRef } from 'react'

import type { Board } from '../../../domain/board/types.js'
import type { BoardStore } from '../state/boardStore.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

/** Keeps a board at the filter of the address, and brings further cards of a column. */
export const useBoardLoading = ({ query, store }: { query: string; store: BoardStore }) => {
  const request = useCRMRequest()
  const shownQuery = useRef(query)
  const controller = useRef<AbortController | null>(null)

  const load = useCallback(
    async (nextQuery: string) => {
      controller.current?.abort()
      const own = new AbortController()
      controller.current = own
      shownQuery.current = nextQuery
      store.dispatch({ type: 'loadRequested' })
      const answer = await request<Board>({
        path: `/crm/board/${store.key}${nextQuery && `?${nextQuery}`}`,
        signal: own.signal,
      })
      if (own.signal.aborted) {
        return
      }
      store.dispatch(
        answer.ok
          ? { type: 'loaded', board: answer.value }
          : { type: 'loadFailed', message: answer.error.message },
      )
    },
    [request, store],
  )

  useEffect(() => {
    if (query !== shownQuery.current) {
      void load(query)
    }
  }, [load, query])

  const loadMore = useCallback(
    async (stage: string) => {
      const { columns, pages, status } = store.getState()
      const cursor = columns.find((column) => column.key === stage)?.nextCursor
      if (!cursor || status !== 'ready' || pages[stage] === 'loading') {
        return
      }
      const asked = shownQuery.current
      store.dispatch({ type: 'pageRequested', stage })
      const page = new URLSearchParams({ cursor, limit: '60', stage })
      const answer = await request<Board>({
        path: `/crm/board/${store.key}?${asked && `${asked}&`}${page.toString()}`,
      })
      if (asked !== shownQuery.current) {
        return
      }
      store.dispatch(
        answer.ok ? { type: 'pageLoaded', board: answer.value } : { type: 'pageFailed', stage },
      )
    },
    [request, store],
  )

  const reload = useCallback(() => void load(shownQuery.current), [load])

  return { loadMore, reload }
}
