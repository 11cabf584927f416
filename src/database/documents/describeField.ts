import type { FlattenedField, Payload } from 'payload'

import toSnakeCase from 'to-snake-case'

import type { ReadField } from './readField.js'

const PLAIN_TYPES: FlattenedField['type'][] = [
  'checkbox',
  'code',
  'email',
  'radio',
  'select',
  'text',
  'textarea',
]

/** Where a field stands. */
export type Place = {
  /** Of the groups it is in: `delivery.`; `null` in a row of an array, where texts are filed by row. */
  path: null | string
  payload: Payload
  /** Of its column: `delivery_`. */
  prefix: string
  /** The name of the table it is kept in, as the adapter builds the names of further ones on it. */
  table: string
}

/** Fields inside a field, by the rules of whoever asks. */
type Describe = (args: { fields: FlattenedField[] } & Place) => null | ReadField[]

const rowsOf = ({
  describe,
  field: { name, flattenedFields },
  ...place
}: {
  describe: Describe
  field: Extract<FlattenedField, { type: 'array' }>
} & Place): null | ReadField => {
  if (place.path === null && place.prefix !== '') {
    return null
  }
  const { tableNameMap } = place.payload.db as unknown as { tableNameMap: Map<string, string> }
  const steps = [...(place.path ?? '').split('.').filter(Boolean), name].map(toSnakeCase)
  const table = tableNameMap.get([place.table, ...steps].join('_'))
  if (table === undefined) {
    return null
  }
  const fields = describe({ ...place, fields: flattenedFields, path: null, prefix: '', table })
  return fields && { name, fields, kind: 'rows', table }
}

const groupOf = ({
  describe,
  field: { name, flattenedFields },
  ...place
}: {
  describe: Describe
  field: Extract<FlattenedField, { type: 'group' | 'tab' }>
} & Place): null | ReadField => {
  const fields = describe({
    ...place,
    fields: flattenedFields,
    path: place.path === null ? null : `${place.path}${name}.`,
    prefix: `${place.prefix}${name}_`,
  })
  return fields && { name, fields, kind: 'group' }
}

/** How Postgres writes what a field stores; `null` where it takes Payload to read it. */
export const describeField = ({
  describe,
  field,
  ...place
}: { describe: Describe; field: FlattenedField } & Place): null | ReadField => {
  const { name, type } = field
  const column = `${place.prefix}${name}`
  if ('localized' in field && field.localized) {
    return null
  }
  if (type === 'text' && field.hasMany) {
    return place.path === null ? null : { name, kind: 'texts', path: `${place.path}${name}` }
  }
  if (type === 'array') {
    return rowsOf({ ...place, describe, field })
  }
  if (type === 'group' || type === 'tab') {
    return groupOf({ ...place, describe, field })
  }
  if ('hasMany' in field && field.hasMany) {
    return null
  }
  if (type === 'relationship' || type === 'upload') {
    if (typeof field.relationTo !== 'string') {
      return null
    }
    const isNumeric = place.payload.collections[field.relationTo]?.customIDType === 'number'
    return { name, column, kind: isNumeric ? 'number' : 'plain' }
  }
  if (type === 'date' || type === 'number') {
    return { name, column, kind: type }
  }
  return PLAIN_TYPES.includes(type) ? { name, column, kind: 'plain' } : null
}
