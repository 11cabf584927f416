import type { FlattenedField, Payload } from 'payload'

import type { FieldKind, InputField, InputFields } from '../domain/input/inputField.js'

const KINDS: Partial<Record<FlattenedField['type'], FieldKind>> = {
  array: 'list',
  checkbox: 'flag',
  code: 'text',
  date: 'date',
  email: 'text',
  group: 'group',
  json: 'json',
  number: 'number',
  radio: 'choice',
  relationship: 'relation',
  select: 'choice',
  tab: 'group',
  text: 'text',
  textarea: 'text',
  upload: 'relation',
}

const describe = (field: FlattenedField): InputField => {
  if ('virtual' in field && field.virtual === true) {
    return { kind: 'computed' }
  }
  const isLocalized = 'localized' in field && field.localized === true
  const relationTo = 'relationTo' in field ? field.relationTo : undefined
  // A translated field may be sent in all its languages; what leads to several collections is a pair.
  if (isLocalized || Array.isArray(relationTo)) {
    return { kind: 'free' }
  }
  return {
    isMany: 'hasMany' in field && field.hasMany === true,
    kind: KINDS[field.type] ?? 'free',
    ...('flattenedFields' in field ? { fields: toFields(field.flattenedFields) } : {}),
    ...(typeof relationTo === 'string' ? { relationTo } : {}),
  }
}

const toFields = (fields: FlattenedField[]): InputFields =>
  new Map<string, InputField>([
    ['id', { kind: 'id' }],
    ...fields.map((field): [string, InputField] => [field.name, describe(field)]),
  ])

const known = new WeakMap<FlattenedField[], InputFields>()

/** Fields as values from outside are checked against them. */
export const describeFields = (fields: FlattenedField[]): InputFields => {
  const shapes = known.get(fields) ?? toFields(fields)
  known.set(fields, shapes)
  return shapes
}

/** {@link describeFields} of a collection. */
export const inputFieldsOf = ({
  collection,
  payload,
}: {
  collection: string
  payload: Payload
}): InputFields => describeFields(payload.collections[collection]!.config.flattenedFields)
