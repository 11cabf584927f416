import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

import type { Place } from './describeField.js'
import type { ReadField } from './readField.js'

import { tableNameOf } from '../session.js'
import { describeField } from './describeField.js'

const describe = ({
  fields,
  ...place
}: { fields: FlattenedField[] } & Place): null | ReadField[] => {
  const stored = fields.filter((field) => !('virtual' in field && field.virtual))
  const described = stored.map((field) => describeField({ ...place, describe, field }))
  return described.every((one) => one !== null) ? described : null
}

const known = new WeakMap<SanitizedCollectionConfig, null | ReadField[]>()

/**
 * All that is stored of a collection's documents, hidden or not; `null` where a part of it is no
 * column, no list of texts and no row of an array, so that putting it together is Payload's.
 */
export const storedFields = ({
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
  const fields = customIDType
    ? null
    : describe({
        fields: config.flattenedFields,
        path: '',
        payload,
        prefix: '',
        table: tableNameOf({ collection, req: { payload } }),
      })
  known.set(config, fields)
  return fields
}
