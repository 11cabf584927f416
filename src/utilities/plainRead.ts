import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

import type { Place } from '../database/documents/describeField.js'
import type { ReadField } from '../database/documents/readField.js'

import { describeField as describeStored } from '../database/documents/describeField.js'
import { tableNameOf } from '../database/session.js'
import { systemOnly } from './access.js'
import { isForeign } from './ownLogic.js'
import { showVersion } from './showVersion.js'

/** A field as it is read: none for one that is never shown, `null` where only Payload knows. */
const describeField = ({
  field,
  ...place
}: { field: FlattenedField } & Place): null | ReadField[] => {
  const hooks = ('hooks' in field && field.hooks?.afterRead) || []
  const isVersion = 'virtual' in field && field.virtual === true && hooks[0] === showVersion
  const hasLogic = hooks.length > (isVersion ? 1 : 0)
  const read = 'access' in field ? field.access?.read : undefined
  if (hasLogic || (read && read !== systemOnly)) {
    return null
  }
  if (read || ('hidden' in field && field.hidden)) {
    return []
  }
  if (isVersion) {
    return [{ name: field.name, column: 'updatedAt', kind: 'date' }]
  }
  const isOurs = !('virtual' in field && field.virtual) && field.type !== 'array'
  const value = isOurs ? describeStored({ ...place, describe, field }) : null
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
  ![hooks.afterRead, hooks.beforeRead].some((list) => list?.length) &&
  ![hooks.afterOperation, hooks.beforeOperation].some((list) => list?.some(isForeign))

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
    ? describe({
        fields: config.flattenedFields,
        path: '',
        payload,
        prefix: '',
        table: tableNameOf({ collection, req: { payload } }),
      })
    : null
  known.set(config, fields)
  return fields
}
