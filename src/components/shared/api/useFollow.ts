'use client'
import { useEffect, useRef } from 'react'

const BUSY_MS = 1500
const IDLE_MS = 60_000

/**
 * Follows long work: looks every other second while it is under way, and once a minute otherwise, so
 * that a reload, another tab and another person's work are all the same. A hidden page does not look.
 */
export const useFollow = ({
  ended,
  isBusy,
  isKnown,
  load,
  onEnd,
}: {
  /** When the latest work ended; `null` while it has not, or there was none. */
  ended: null | string
  isBusy: boolean
  /** Whether it is known how the latest work stands; it is asked for at once where it is not. */
  isKnown: boolean
  load: (signal: AbortSignal) => Promise<void>
  /** Called when work has ended since it was first known. */
  onEnd: () => void
}): void => {
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = async () => {
      if (document.visibilityState === 'visible') {
        await load(abort.signal)
      }
      if (!abort.signal.aborted) {
        wait()
      }
    }
    const wait = () => {
      timer = setTimeout(() => void follow(), isBusy ? BUSY_MS : IDLE_MS)
    }
    if (isKnown) {
      wait()
    } else {
      void follow()
    }
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [isBusy, isKnown, load])

  const seen = useRef(isKnown ? ended : undefined)
  useEffect(() => {
    if (isKnown) {
      if (ended !== null && seen.current !== undefined && seen.current !== ended) {
        onEnd()
      }
      seen.current = ended
    }
  }, [ended, isKnown, onEnd])
}
