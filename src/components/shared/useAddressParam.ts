'use client'
import { useCallback } from 'react'

import { useSearchParams } from './navigation.js'

/** A part of the page's query. Changing it adds a step to the browser's history; what else stands there stays. */
export const useAddressParam = (name: string): [string, (value: string) => void] => {
  const value = useSearchParams().get(name) ?? ''
  const change = useCallback(
    (next: string) => {
      // Next's own pathname leaves out the `basePath` of the host.
      const { pathname, search } = window.location
      const query = new URLSearchParams(search)
      if (next === (query.get(name) ?? '')) {
        return
      }
      if (next) {
        query.set(name, next)
      } else {
        query.delete(name)
      }
      const text = query.toString()
      window.history.pushState(null, '', text ? `${pathname}?${text}` : pathname)
    },
    [name],
  )
  return [value, change]
}
