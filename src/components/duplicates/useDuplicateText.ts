'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

/** Texts about what stands twice, in the user's language. */
export const useDuplicateText = (): {
  language: string
  text: (key: string, vars?: Record<string, number | string>) => string
} => {
  const { i18n, t } = useTranslation<object, string>()
  const text = useCallback(
    (key: string, vars?: Record<string, number | string>): string =>
      t(`crm:duplicates:${key}`, vars),
    [t],
  )
  return { language: i18n.language, text }
}
