'use client'
import { useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'

import type { Wording } from '../../../domain/ai/types.js'

import { sayFacts } from '../../../domain/ai/sayFacts.js'

/** The engine's own sentences and the names of its factors, in the reader's language. */
export const useWording = ({ currency }: { currency: string }) => {
  const { i18n, t } = useTranslation<object, string>()
  const { language } = i18n
  return useMemo(() => {
    const say =
      (part: 'factors' | 'wording') =>
      ({ facts, key }: Wording): string =>
        t(`crm:${part}:${key}`, sayFacts({ currency, facts, language }))
    return { factor: say('factors'), wording: say('wording') }
  }, [currency, language, t])
}
