'use client'
import React, { Suspense, use } from 'react'

import type { Loaded } from '../charts/types.js'
import type { Read } from './attempt.js'

import { useText } from '../shared/useText.js'

type Props<T> = {
  children: (loaded: Loaded<T>) => React.ReactNode
  read: Promise<Read<T>>
}

const Arrived = <T,>({ children, read }: Props<T>) => {
  const { text } = useText()
  const found = use(read)
  return children(
    found
      ? { status: 'ready', value: found.value }
      : { message: text('errors:unknown'), status: 'failed' },
  )
}

/** Shows figures that the server is still reading: first that they are on their way, then what came. */
export const Streamed = <T,>({ children, read }: Props<T>) => (
  <Suspense fallback={children({ status: 'loading' })}>
    <Arrived read={read}>{children}</Arrived>
  </Suspense>
)
