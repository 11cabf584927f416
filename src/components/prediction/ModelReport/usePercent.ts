'use client'
import { useCallback } from 'react'

import { formatShare } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** A fraction as a percentage; a dash for none. */
export const usePercent = (): ((share: null | number) => string) => {
  const { language } = useText()
  return useCallback(
    (share) => (share === null ? '–' : formatShare({ language, share })),
    [language],
  )
}
