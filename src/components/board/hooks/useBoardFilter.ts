'use client'
import { useCallback, useMemo } from 'react'

import type { BoardFilter } from '../../../domain/board/filter.js'

import { usePathname, useSearchParams } from '../../shared/navigation.js'
import { filterOfURL, queryOfFilter } from '../state/filterURL.js'

const OWN = ['owner', 'q', 'minValue', 'maxValue']

/** The filter as the address has it. Changing it adds a step to the browser's history. */
export const useBoardFilter = () => {
  const pathname = usePathname()
  const search = useSearchParams()
  const filter = useMemo(() => filterOfURL(search), [search])
  const query = queryOfFilter(filter)

  const setFilter = useCallback(
    (next: BoardFilter) => {
      const nextQuery = queryOfFilter(next)
      if (nextQuery === query) {
        return
      }
      const others = [...search].filter(([name]) => !OWN.includes(name))
      const all = new URLSearchParams([...others, ...new URLSearchParams(nextQuery)]).toString()
      window.history.pushState(null, '', all ? `${pathname}?${all}` : pathname)
    },
    [pathname, query, search],
  )

  return { filter, query, setFilter }
}
