'use client'
import { useCallback, useMemo } from 'react'

import type { BoardFilter } from '../../../domain/board/filter.js'

import { useSearchParams } from '../../shared/navigation.js'
import { addressOf, filterOfURL, queryOfFilter } from '../state/filterURL.js'

/** The filter as the address has it. Changing it adds a step to the browser's history. */
export const useBoardFilter = () => {
  const search = useSearchParams()
  const filter = useMemo(() => filterOfURL(search), [search])
  const query = queryOfFilter(filter)

  const setFilter = useCallback(
    (next: BoardFilter) => {
      if (queryOfFilter(next) !== query) {
        // Next's own pathname leaves out the `basePath` of the host.
        window.history.pushState(null, '', addressOf({ filter: next, location: window.location }))
      }
    },
    [query],
  )

  return { filter, query, setFilter }
}
