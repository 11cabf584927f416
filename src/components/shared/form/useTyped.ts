'use client'
import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 350

/**
 * A text field that reports after a pause in typing, and follows when its value changes elsewhere. What
 * was reported may come back late, when more has been typed: that is no change.
 */
export const useTyped = ({
  onChange,
  value,
}: {
  onChange: (value: string) => void
  value: string
}) => {
  const [typed, setTyped] = useState(value)
  /** The value as it was last seen, and what was reported since. */
  const reported = useRef([value])

  useEffect(() => {
    const at = reported.current.indexOf(value)
    reported.current = at < 0 ? [value] : reported.current.slice(at)
    if (at < 0) {
      setTyped(value)
    }
  }, [value])

  useEffect(() => {
    if (typed.trim() === reported.current.at(-1)) {
      return undefined
    }
    const timer = setTimeout(() => {
      reported.current.push(typed.trim())
      onChange(typed.trim())
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [onChange, typed])

  return [typed, setTyped] as const
}
