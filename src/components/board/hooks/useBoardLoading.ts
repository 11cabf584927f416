'use client'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'

import type { Board } from '../../../domain/board/types.js'
import type { BoardStore } from '../state/boardStore.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

/** Cards asked for at a time, and the most the server gives. */
const PAGE = 60
const MOST = 100

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
    const { columns, status } = store.getState()
    const isUnread = status === 'loading' && columns.length === 0 && !controller.current
    if (isUnread || query !== shownQuery.current) {
      void load(query)
    }
  }, [load, query, store])

  const loadMore = useCallback(
    async (stage: string) => {
      const { columns, generation, pages, status } = store.getState()
      const cursor = columns.find((column) => column.key === stage)?.nextCursor
      if (!cursor || status !== 'ready' || pages[stage] === 'loading') {
        return
      }
      const asked = shownQuery.current
      store.dispatch({ type: 'pageRequested', stage })
      const page = new URLSearchParams({ cursor, limit: String(PAGE), stage })
      const answer = await request<Board>({
        path: `/crm/board/${store.key}?${asked && `${asked}&`}${page.toString()}`,
      })
      store.dispatch(
        answer.ok
          ? { type: 'pageLoaded', board: answer.value, cursor, generation }
          : { type: 'pageFailed', generation, stage },
      )
    },
    [request, store],
  )

  const refresh = useCallback(async () => {
    const { columns, generation, stale } = store.getState()
    const shown = shownQuery.current
    store.dispatch({ type: 'refreshRequested' })
    const answers = await Promise.all(
      columns
        .filter(({ key }) => stale.includes(key))
        .map(({ cards, key }) => {
          const limit = Math.min(Math.max(cards.length, PAGE), MOST)
          const column = new URLSearchParams({ limit: String(limit), stage: key })
          return request<Board>({
            path: `/crm/board/${store.key}?${shown && `${shown}&`}${column.toString()}`,
          })
        }),
    )
    const boards = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    store.dispatch(
      boards.length === answers.length
        ? { type: 'refreshed', boards, generation }
        : { type: 'refreshFailed', generation },
    )
  }, [request, store])

  // A primitive, so that it changes only when there is something to do.
  const needsRefresh = () => {
    const { refreshing, stale, status } = store.getState()
    return status === 'ready' && !refreshing && stale.length > 0
  }
  const isStale = useSyncExternalStore(store.subscribe, needsRefresh, needsRefresh)
  useEffect(() => {
    if (isStale) {
      void refresh()
    }
  }, [isStale, refresh])

  const reload = useCallback(() => void load(shownQuery.current), [load])

  return { loadMore, reload }
}
