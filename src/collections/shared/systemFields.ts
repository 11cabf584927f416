import type { Field, JSONField, SelectField } from 'payload'

import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { countField, relationField, textareaField, textField } from './fields.js'

/** Fields the system writes, and people read. */
const system = { create: systemOnly, update: systemOnly }

export const systemTextField = (name: string, overrides: Parameters<typeof textField>[1] = {}) =>
  textField(name, {
    access: system,
    maxLength: 200,
    ...overrides,
    admin: { readOnly: true, ...overrides.admin },
  } as Parameters<typeof textField>[1])

export const systemTextareaField = (name: string): Field =>
  textareaField(name, {
    access: system,
    admin: { condition: (data) => Boolean(data[name]), readOnly: true },
  })

export const systemCountField = (name: string): Field =>
  countField(name, { access: system, admin: { readOnly: true, width: '33%' } })

export const systemNumberField = (name: string): Field => ({
  name,
  type: 'number',
  access: system,
  admin: { readOnly: true },
  label: label(`fields:${name}`),
})

/** Structured data, shown as it is. */
export const systemJSONField = (name: string): JSONField => ({
  name,
  type: 'json',
  access: system,
  admin: {
    components: { Field: 'payload-crm/client#WorkJSON' },
    condition: (data) => Boolean(data[name]),
    readOnly: true,
  },
  label: label(`fields:${name}`),
})

/** One of a few words, named in the reader's language at `crm:<words>:<choice>`. */
export const systemChoiceField = (
  name: string,
  { choices, words }: { choices: readonly string[]; words: string },
): SelectField => ({
  name,
  type: 'select',
  access: system,
  admin: { position: 'sidebar', readOnly: true },
  index: true,
  label: label(`fields:${name}`),
  options: choices.map((value) => ({ label: label(`${words}:${value}`), value })),
  required: true,
})

export const systemRelationField = (name: string, relationTo: string): Field =>
  relationField(name, relationTo, {
    access: system,
    admin: {
      allowCreate: false,
      allowEdit: false,
      condition: (data) => Boolean(data[name]),
      readOnly: true,
    },
  })
