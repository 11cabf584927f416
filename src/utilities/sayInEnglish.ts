import type { Payload } from 'payload'

import { t } from '@payloadcms/translations'

import type { CRMContext } from '../context.js'
import type { Wording } from '../domain/ai/types.js'
import type { ClaimLocale } from '../domain/claims/types.js'

import { sayFacts } from '../domain/ai/sayFacts.js'

type Args = { crm: CRMContext; payload: Payload; wording: Wording }

/** A sentence of the engine in one of its languages. */
export const sayIn = ({
  crm: { currency },
  language,
  payload,
  wording: { facts, key },
}: { language: ClaimLocale } & Args): string =>
  t({
    key: `crm:wording:${key}`,
    translations: payload.config.i18n.translations[language] as Record<string, object>,
    vars: sayFacts({ currency, facts, language }),
  })

/** A sentence of the engine as it is stored and answered: in English, whoever's turn it is. */
export const sayInEnglish = (args: Args): string => sayIn({ ...args, language: 'en' })
