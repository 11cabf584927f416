import type { Field } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { CustomField } from '../../../domain/contacts/customFields.js'

import { normalizeText } from '../../../domain/shared/normalizeText.js'

/** Payload's types of fields that one cell can hold. */
const TYPES: Partial<Record<Field['type'], CustomField['type']>> = {
  checkbox: 'flag',
  date: 'date',
  email: 'text',
  number: 'number',
  radio: 'choice',
  select: 'choice',
  text: 'text',
  textarea: 'text',
}

const MAX_TEXT = 20_000

const labelOf = (
  label: unknown,
  { name, language }: { language: string; name: string },
): string => {
  const text =
    typeof label === 'object' && label !== null
      ? ((label as Record<string, unknown>)[language] ?? Object.values(label)[0])
      : label
  return typeof text === 'string' ? normalizeText(text) : name
}

type Args = {
  crm: CRMContext
  /** Of the labels. */
  language: string
}

const describeFields = ({
  fields,
  language,
}: { fields: Field[] } & Pick<Args, 'language'>): CustomField[] =>
  fields.flatMap((field) => {
    const type = TYPES[field.type]
    if (!type || !('name' in field) || ('hasMany' in field && field.hasMany)) {
      return []
    }
    const options = 'options' in field ? field.options : []
    return {
      name: field.name,
      type,
      choices: options.map((option) => (typeof option === 'string' ? option : option.value)),
      label: labelOf(field.label, { name: field.name, language }),
      maxLength: 'maxLength' in field ? (field.maxLength ?? MAX_TEXT) : MAX_TEXT,
    }
  })

/** The app's own fields on contacts that a column of a file can come from. */
export const customFieldsOf = ({ crm, language }: Args): CustomField[] =>
  describeFields({ fields: crm.customFields.contacts ?? [], language })

/** What is computed, or said in several languages, is no column of the table of contacts. */
const isColumn = (field: Field): boolean =>
  !('virtual' in field && field.virtual) && !('localized' in field && field.localized)

/** Those that a column of a file can become. */
export const importedFieldsOf = ({ crm, language }: Args): CustomField[] =>
  describeFields({ fields: (crm.customFields.contacts ?? []).filter(isColumn), language })
