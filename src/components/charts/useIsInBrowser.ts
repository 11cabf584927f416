'use client'
import { useSyncExternalStore } from 'react'

const subscribe = () => () => undefined

/** Whether this is rendered by the browser: what only it can draw is left out on the server. */
export const useIsInBrowser = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
