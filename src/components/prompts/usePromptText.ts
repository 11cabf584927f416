'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

/** Texts of the screens on which messages to advertisers are reviewed, in the user's language. */
export const usePromptText = (): {
  language: string
  text: (key: string, vars?: Record<string, number | string>) => string
} => {
  const { i18n, t } = useTranslation<object, string>()
  const text = useCallback(
    (key: string, vars?: Record<string, number | string>): string => t(`crm:prompts:${key}`, vars),
    [t],
  )
  return { language: i18n.language, text }
}
