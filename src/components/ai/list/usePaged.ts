'use client'
import { useCallback, useState } from 'react'

import type { Loaded } from '../../charts/types.js'
import type { Page } from '../types.js'

import { useLoaded } from '../../shared/api/useLoaded.js'

/**
 * A list page by page: another query starts with its first page, and a changed `revision` reads the
 * page that is shown once more.
 */
export const usePaged = <Doc>({
  path,
  query,
  revision,
}: {
  path: `/${string}`
  query: Record<string, string | undefined>
  /** Another one whenever the records may have changed. */
  revision: number
}): {
  loaded: Loaded<Page<Doc>>
  retry: () => void
  setPage: (page: number) => void
} => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  const filter = new URLSearchParams(given).toString()
  const [shown, setShown] = useState({ filter, page: 1 })
  const page = shown.filter === filter ? shown.page : 1
  const { loaded, retry } = useLoaded<Page<Doc>>(`${path}?${filter}&page=${page}`, revision)
  const setPage = useCallback((next: number) => setShown({ filter, page: next }), [filter])
  return { loaded, retry, setPage }
}
