import type { TextField } from 'payload'

import type { Choice } from '../../options.js'

import { CHOICES_HINT } from '../../domain/shared/fieldHints.js'
import { textField } from './fields.js'

/**
 * A choice from a list the host may extend: stored as text, so that a longer list needs no
 * migration, and shown as a select.
 */
export const choiceField = (
  name: string,
  { choices, overrides }: { choices: Choice[]; overrides?: Parameters<typeof textField>[1] },
): TextField =>
  textField(name, {
    ...overrides,
    admin: {
      ...overrides?.admin,
      components: {
        Field: { clientProps: { options: choices }, path: 'payload-crm/client#ChoiceField' },
      },
      custom: { [CHOICES_HINT]: choices },
    },
    validate: (value, { req }) =>
      !value ||
      choices.some((choice) => choice.value === value) ||
      req.t('crm:validation:choice' as never, {
        choices: choices.map((choice) => choice.value).join(', '),
      }),
  })
