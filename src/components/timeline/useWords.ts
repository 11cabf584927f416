'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

/** Words of records (types, stages, kinds of events) in the reader's language, by their key beneath `crm:`. */
export const useWords = (): ((key: string) => string) => {
  const { t } = useTranslation<object, string>()
  return useCallback((key) => t(`crm:${key}`), [t])
}
