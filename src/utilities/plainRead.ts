import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

import type { ReadField } from '../database/readDocuments.js'

import { systemOnly } from './access.js'
import { isForeign } from './ownLogic.js'
import { showVersion } from './showVersion.js'

const PLAIN_TYPES: FlattenedField['type'][] = [
  'checkbox',
  'code',
  'email',
  'radio',
  'select',
  'text',
  'textarea',
]

type Place = { path: string; payload: Payload; prefix: string }

/** What an ordinary field reads as; `null` where only Payload knows. */
const describeValue = ({
  field,
  path,
  payload,
  prefix,
}: { field: FlattenedField } & Place): null | ReadField => {
  const { name, type } = field
  const column = `${prefix}${name}`
  if (type === 'text' && field.hasMany) {
    return { name, kind: 'texts', path: `${path}${name}` }
  }
  if (type === 'group' || type === 'tab') {
    const fields = describe({
      fields: field.flattenedFields,
      path: `${path}${name}.`,
      payload,
      prefix: `${column}_`,
    })
    return fields && { name, fields, kind: 'group' }
  }
  if ('hasMany' in field && field.hasMany) {
    return null
  }
  if (type === 'relationship' || type === 'upload') {
    if (typeof field.relationTo !== 'string') {
      return null
    }
    const isNumeric = payload.collections[field.relationTo]?.customIDType === 'number'
    return { name, column, kind: isNumeric ? 'number' : 'plain' }
  }
  if (type === 'date' || type === 'number') {
    return { name, column, kind: type }
  }
  return PLAIN_TYPES.includes(type) ? { name, column, kind: 'plain' } : null
}

/** A field as it is read: none for one that is never shown, `null` where only Payload knows. */
const describeField = ({
  field,
  ...place
}: { field: FlattenedField } & Place): null | ReadField[] => {
  const hooks = ('hooks' in field && field.hooks?.afterRead) || []
  const isVersion = 'virtual' in field && field.virtual === true && hooks[0] === showVersion
  const hasLogic = hooks.length > (isVersion ? 1 : 0)
  const read = 'access' in field ? field.access?.read : undefined
  if (hasLogic || (read && read !== systemOnly) || ('localized' in field && field.localized)) {
    return null
  }
  if (read || ('hidden' in field && field.hidden)) {
    return []
  }
  if (isVersion) {
    return [{ name: field.name, column: 'updatedAt', kind: 'date' }]
  }
  const value = 'virtual' in field && field.virtual ? null : describeValue({ field, ...place })
  return value && [value]
}

const describe = ({
  fields,
  ...place
}: { fields: FlattenedField[] } & Place): null | ReadField[] => {
  const described = fields.map((field) => describeField({ field, ...place }))
  return described.every((one) => one !== null) ? described.flat() : null
}

/** Whether reading runs nothing but the collection's own access. */
const isPlain = ({
  auth,
  customIDType,
  forceSelect,
  hooks,
  upload,
  versions,
}: { customIDType: unknown } & SanitizedCollectionConfig): boolean =>
  ![auth, customIDType, forceSelect, upload, versions].some(Boolean) &&
  ![hooks.afterOperation, hooks.afterRead, hooks.beforeRead].some((list) => list?.length) &&
  !hooks.beforeOperation?.some(isForeign)

const known = new WeakMap<SanitizedCollectionConfig, null | ReadField[]>()

/**
 * The fields of a collection as its documents show them without their relations, when the database
 * alone can say so: no hooks that read, no access to fields that depends on the reader, no fields
 * that are not a column or texts. `null` where reading is Payload's.
 */
export const plainReadFields = ({
  collection,
  payload,
}: {
  collection: string
  payload: Payload
}): null | ReadField[] => {
  const { config, customIDType } = payload.collections[collection]!
  const found = known.get(config)
  if (found !== undefined) {
    return found
  }
  const fields = isPlain({ ...config, customIDType })
    ? describe({ fields: config.flattenedFields, path: '', payload, prefix: '' })
    : null
  known.set(config, fields)
  return fields
}
