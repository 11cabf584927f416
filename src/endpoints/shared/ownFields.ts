import type { Field } from 'payload'

import { flattenTopLevelFields } from 'payload/shared'

import { CRMError } from '../../utilities/crmError.js'

/**
 * What was sent, when each key is one of the API's or a field of the app's own.
 *
 * @throws CRMError `invalid_input` for any other
 */
export const requireOwnFields = <T extends Record<string, unknown>>({
  data,
  fields,
  shape,
}: {
  data: T
  /** Of the app, by its option `customFields`. */
  fields: Field[] | undefined
  shape: object
}): T => {
  const own = flattenTopLevelFields(fields ?? []).flatMap((field) =>
    'name' in field ? [field.name] : [],
  )
  const foreign = Object.keys(data).find((key) => !Object.hasOwn(shape, key) && !own.includes(key))
  if (foreign !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: foreign.slice(0, 100),
      message: `There is no field "${foreign.slice(0, 100)}".`,
    })
  }
  return data
}
