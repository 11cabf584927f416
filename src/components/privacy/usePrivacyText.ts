'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

import type { privacy } from '../../translations/en/privacy.js'

/** Texts of a person's rights to their data, in the user's language. */
export const usePrivacyText = () => {
  const { t } = useTranslation<object, string>()
  return useCallback(
    (key: keyof typeof privacy, vars?: Record<string, string>): string =>
      t(`crm:privacy:${key}`, vars),
    [t],
  )
}
