'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

import type { page } from '../../translations/en/page.js'

type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}:${KeysOf<T[K]>}`
}[keyof T & string]

type Plural<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/** Every text of the page, plural forms under their common name. */
export type PageKey = Plural<KeysOf<typeof page>>

export type Text = (key: PageKey, vars?: Record<string, number | string>) => string

/** Texts of the CRM page in the user's language. */
export const useText = (): { language: string; text: Text } => {
  const { i18n, t } = useTranslation<object, string>()
  const text = useCallback<Text>((key, vars) => t(`crm:page:${key}`, vars), [t])
  return { language: i18n.language, text }
}
