'use client'
import { useEffect, useState } from 'react'

import type { Answer } from './useCRMRequest.js'

import { useCRMRequest } from './useCRMRequest.js'

/** Requests under way, by path: several fields of a form that need the same document ask once. */
const underWay = new Map<string, Promise<Answer<unknown>>>()

/** A document, fetched again whenever the path is another one; `null` until it is there. */
export const useSharedDoc = <T>(path: `/${string}` | null): null | T => {
  const request = useCRMRequest()
  const [loaded, setLoaded] = useState<{ doc: T; path: string } | null>(null)

  useEffect(() => {
    let isWanted = path !== null
    if (path !== null) {
      const answer = underWay.get(path) ?? request<unknown>({ path })
      underWay.set(path, answer)
      void answer.then((result) => {
        underWay.delete(path)
        if (isWanted && result.ok) {
          setLoaded({ doc: result.value as T, path })
        }
      })
    }
    return () => {
      isWanted = false
    }
  }, [path, request])

  return loaded && loaded.path === path ? loaded.doc : null
}
