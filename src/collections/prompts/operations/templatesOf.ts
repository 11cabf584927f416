import type { Payload, PayloadRequest } from 'payload'

import { t } from '@payloadcms/translations'

import type { ClaimLocale } from '../../../domain/claims/types.js'
import type { Templates } from '../../../domain/prompts/sayPart.js'

/** The texts of messages in a language, whoever's turn it is; a host's own words win. */
export const templatesOf =
  ({ locale, payload }: { locale: ClaimLocale; payload: Payload }): Templates =>
  (key) =>
    t({
      key: `crm:wording:${key}`,
      translations: payload.config.i18n.translations[locale] as Record<string, object>,
    })

/** Why the system marks an order for review, as it is stored. */
export const flagReason = ({ payload }: Pick<PayloadRequest, 'payload'>): string =>
  templatesOf({ locale: 'en', payload })('prompt:flag')
