import type { Field } from 'payload'

import { CONSENT_CHANNELS, CONSENT_STATUSES } from '../../domain/contacts/types.js'
import { label } from '../../utilities/labels.js'
import { systemDateField, textField } from '../shared/fields.js'
import { row, section } from '../shared/layout.js'

/** For each channel: whether somebody agreed, since when that holds, and where they said so. */
export const consentFields: Field = section(
  'consents',
  CONSENT_CHANNELS.map((channel) =>
    row(
      {
        name: `${channel}Consent`,
        type: 'select',
        defaultValue: 'unknown',
        label: label(`fields:${channel}Consent`),
        options: CONSENT_STATUSES.map((value) => ({
          label: label(`consentStatuses:${value}`),
          value,
        })),
      },
      textField(`${channel}ConsentSource`),
      systemDateField(`${channel}ConsentAt`),
    ),
  ),
)
