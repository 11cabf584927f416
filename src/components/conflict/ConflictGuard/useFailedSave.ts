'use client'
import { useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useLayoutEffect, useRef, useState } from 'react'

/**
 * Counts the saves of the form around that failed, whichever way they were sent: button, shortcut or
 * Enter. `hold` keeps people from typing while a failure is dealt with, until `release`; `focusBack`
 * takes them where they were when they saved, which a form that is being saved lets go of.
 */
export const useFailedSave = (): {
  failures: number
  focusBack: () => void
  hold: () => void
  release: () => void
} => {
  const { setProcessing } = useForm()
  const isProcessing = useFormProcessing()
  const isSubmitted = useFormSubmitted()
  const isHeld = useRef(false)
  const isSaving = useRef(false)
  const savedFrom = useRef<Element | null>(null)
  const [failures, setFailures] = useState(0)

  useLayoutEffect(() => {
    const hasFailed = isSaving.current && !isProcessing && isSubmitted
    const isStarting = isProcessing && !isHeld.current && !isSaving.current
    savedFrom.current = isStarting ? document.activeElement : savedFrom.current
    isSaving.current = isProcessing && !isHeld.current
    if (hasFailed) {
      setFailures((count) => count + 1)
    }
  }, [isProcessing, isSubmitted])

  return {
    failures,
    focusBack: () => {
      if (savedFrom.current instanceof HTMLElement) {
        savedFrom.current.focus()
      }
    },
    hold: () => {
      isHeld.current = true
      setProcessing(true)
    },
    release: () => {
      isHeld.current = false
      setProcessing(false)
    },
  }
}
