'use client'
import { useEffect, useRef, useState } from 'react'

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
  const reported = useRef(value)

  useEffect(() => {
    if (value !== reported.current) {
      reported.current = value
      setTyped(value)
    }
  }, [value])

  useEffect(() => {
    if (typed.trim() === reported.current) {
      return undefined
    }
    const timer = setTimeout(() => {
      reported.current = typed.trim()
      onChange(typed.trim())
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [onChange, typed])

  return [typed, setTyped] as const
}
