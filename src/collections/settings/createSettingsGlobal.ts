import type { ArrayField, GlobalConfig } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Reason } from '../../domain/settings/settings.js'

import { isKey } from '../../domain/pipelines/stages.js'
import { isLogoURL } from '../../domain/settings/logoURL.js'
import {
  DEFAULT_LOST_REASONS,
  DEFAULT_TIME_ZONE,
  DEFAULT_WON_REASONS,
  findDoubleKey,
  MAX_REASONS,
} from '../../domain/settings/settings.js'
import { isTimeZone } from '../../domain/settings/timeZone.js'
import { canManage, canRead } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createGlobal } from '../shared/createGlobal.js'
import { textareaField, textField, textRule } from '../shared/fields.js'

const described = (name: string) => ({
  admin: { description: label(`settings:hints:${name}`) },
  label: label(`settings:${name}`),
})

const reasonsField = (name: string, defaultValue: Reason[]): ArrayField => ({
  name,
  type: 'array',
  admin: { description: label(`settings:hints:${name}`), initCollapsed: true },
  defaultValue,
  fields: [
    {
      type: 'row',
      fields: [
        textField('label', { label: label('settings:label'), maxLength: 80, required: true }),
        textField('key', {
          label: label('settings:key'),
          required: true,
          validate: textRule({ isValid: isKey, message: 'key', required: true }),
        }),
      ],
    },
  ],
  label: label(`settings:${name}`),
  labels: { plural: label(`settings:${name}`), singular: label('settings:reason') },
  maxRows: MAX_REASONS,
  validate: (value, { req }) => {
    const rows = (value ?? []) as Reason[]
    const key = findDoubleKey(rows)
    if (key !== null) {
      return req.t('crm:settings:validation:keyTwice' as never, { key })
    }
    return (
      rows.length <= MAX_REASONS ||
      req.t('validation:requiresNoMoreThan', {
        count: MAX_REASONS,
        label: req.t(`crm:settings:${name}` as never),
      })
    )
  },
})

/** Settings: what is the same for the whole CRM. Everybody reads it, managers change it. */
export const createSettingsGlobal = (crm: CRMContext): GlobalConfig =>
  createGlobal({
    config: {
      access: { read: canRead(crm), update: canManage(crm) },
      fields: [
        textField('timeZone', {
          ...described('timeZone'),
          defaultValue: DEFAULT_TIME_ZONE,
          required: true,
          validate: textRule({ isValid: isTimeZone, message: 'timeZone', required: true }),
        }),
        textField('sellerName', { label: label('settings:sellerName') }),
        textareaField('sellerAddress', { label: label('settings:sellerAddress'), maxLength: 1000 }),
        textField('sellerLogoURL', {
          ...described('sellerLogoURL'),
          validate: textRule({ isValid: isLogoURL, message: 'logoURL' }),
        }),
        textareaField('proposalTerms', described('proposalTerms')),
        reasonsField('wonReasons', DEFAULT_WON_REASONS),
        reasonsField('lostReasons', DEFAULT_LOST_REASONS),
      ],
    },
    crm,
    graphQL: { name: 'CrmSettings' },
    key: 'settings',
  })
