import type { FlattenedField, Payload } from 'payload'

import type { FieldKind, Fields, FieldShape } from '../domain/input/fieldShape.js'

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

const shapeOf = (field: FlattenedField): FieldShape => {
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

const toFields = (fields: FlattenedField[]): Fields =>
  new Map<string, FieldShape>([
    ['id', { kind: 'id' }],
    ...fields.map((field): [string, FieldShape] => [field.name, shapeOf(field)]),
  ])

const known = new WeakMap<FlattenedField[], Fields>()

/** The fields of a collection as values from outside are checked against them. */
export const fieldsOfCollection = ({
  collection,
  payload,
}: {
  collection: string
  payload: Payload
}): Fields => {
  const fields = payload.collections[collection]!.config.flattenedFields
  const shapes = known.get(fields) ?? toFields(fields)
  known.set(fields, shapes)
  return shapes
}
