'use client'
import { useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useLayoutEffect, useRef, useState } from 'react'

/**
 * Counts the saves of the form around that failed, whichever way they were sent: button, shortcut or
 * Enter. `hold` keeps people from typing while a failure is dealt with, until `release`.
 */
export const useFailedSave = (): { failures: number; hold: () => void; release: () => void } => {
  const { setProcessing } = useForm()
  const isProcessing = useFormProcessing()
  const isSubmitted = useFormSubmitted()
  const isHeld = useRef(false)
  const isSaving = useRef(false)
  const [failures, setFailures] = useState(0)

  useLayoutEffect(() => {
    const hasFailed = isSaving.current && !isProcessing && isSubmitted
    isSaving.current = isProcessing && !isHeld.current
    if (hasFailed) {
      setFailures((count) => count + 1)
    }
  }, [isProcessing, isSubmitted])

  return {
    failures,
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
