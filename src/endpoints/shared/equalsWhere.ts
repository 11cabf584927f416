import type { PayloadRequest, Where } from 'payload'

import { isStorableID } from '../../database/session.js'
import { CRMError } from '../../utilities/crmError.js'

/**
 * The plain filters of a list, left out where nothing was asked.
 *
 * @throws CRMError `invalid_input` for an id that no record could have
 */
export const equalsWhere = ({
  ids = {},
  req,
  values = {},
}: {
  ids?: Record<string, string | undefined>
  req: PayloadRequest
  values?: Record<string, string | undefined>
}): Where => {
  for (const [field, id] of Object.entries(ids)) {
    if (id !== undefined && !isStorableID({ id, req })) {
      throw new CRMError({
        code: 'invalid_input',
        field: `${field}_id`,
        message: `"${id}" is no id of a record.`,
      })
    }
  }
  const wanted = Object.entries({ ...ids, ...values }).filter(([, value]) => value !== undefined)
  return { and: wanted.map(([field, value]) => ({ [field]: { equals: value } })) }
}
