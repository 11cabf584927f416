'use client'
import { useCallback } from 'react'

import { useText } from '../shared/useText.js'

/** A moment as its reader's clock shows it: "Mar 9, 2026, 4:05 PM". */
export const useMoment = (): ((time: string) => string) => {
  const { language } = useText()
  return useCallback(
    (time) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(time),
      ),
    [language],
  )
}
