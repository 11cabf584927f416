'use client'
import type { RefObject } from 'react'

import { useCallback, useEffect, useRef } from 'react'

/**
 * For lists whose lines go when something was done about them: the focus, lost with the line it was
 * in, goes to what stands around. It is left alone where it has gone elsewhere meanwhile.
 *
 * @example const { around, expectLoss } = useFocusKept<HTMLElement>(tasks)
 */
export const useFocusKept = <E extends HTMLElement>(
  /** What is shown: another value once lines have gone. */
  shown: unknown,
): {
  /** For an element with `tabIndex={-1}` that stays. */
  around: RefObject<E | null>
  /** Called when something was done, before its line goes. */
  expectLoss: () => void
} => {
  const around = useRef<E>(null)
  const isExpected = useRef(false)
  useEffect(() => {
    if (isExpected.current && around.current) {
      isExpected.current = false
      if (document.activeElement === document.body) {
        around.current.focus({ preventScroll: true })
      }
    }
  }, [shown])
  const expectLoss = useCallback(() => {
    isExpected.current = true
  }, [])
  return { around, expectLoss }
}
