'use client'
import { useEffect, useRef, useState } from 'react'

import { followValue } from './followValue.js'

const PAUSE_MS = 350

/** A text field that reports after a pause in typing, and follows when its value changes elsewhere. */
export const useTyped = ({
  onChange,
  value,
}: {
  onChange: (value: string) => void
  value: string
}) => {
  const [typed, setTyped] = useState(value)
  const reported = useRef([value])

  useEffect(() => {
    const followed = followValue({ reported: reported.current, value })
    reported.current = followed.reported
    if (followed.isForeign) {
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
