import type { CollectionBeforeOperationHook } from 'payload'

import { NotFound } from 'payload'

import { isStorableID } from '../../database/session.js'
import { findQueryProblem, LIST_CEILING } from '../../domain/shared/query.js'
import { CRMError } from '../../utilities/crmError.js'

type Args = {
  data?: unknown
  disableErrors?: boolean
  id?: unknown
  limit?: number
  pagination?: boolean
  where?: unknown
}

/** Set by the server alone, whatever a client sends. */
const SYSTEM_FIELDS = ['createdAt', 'id', 'updatedAt']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkData = (data: unknown): Record<string, unknown> => {
  if (!isObject(data)) {
    throw new CRMError({
      code: 'invalid_input',
      message: 'Send the record as an object of its fields.',
    })
  }
  return Object.fromEntries(Object.entries(data).filter(([key]) => !SYSTEM_FIELDS.includes(key)))
}

/** Nobody reads all of a table at once: a page holds so many records at most. */
const checkPage = ({ limit, pagination }: Args): Args => {
  const isUnsaid = limit === undefined && pagination !== false // Payload's own default, 10
  const isPage = limit !== undefined && limit > 0 && limit <= LIST_CEILING
  return isUnsaid || isPage ? {} : { limit: LIST_CEILING }
}

/**
 * What comes from outside, through the collection's own REST, GraphQL or the admin form, is checked
 * here before Payload works with it; the system's own work (`overrideAccess`) is not from outside.
 *
 * @throws NotFound for an id that no record could have
 * @throws CRMError `invalid_input` for data that is no object and for queries beyond reason
 */
export const checkInput: CollectionBeforeOperationHook = ({
  args: given,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess) {
    return given
  }
  const args = given as Args
  if ('id' in args && args.id !== undefined && !isStorableID({ id: args.id, req })) {
    throw new NotFound(req.t)
  }
  const problem = findQueryProblem(args.where)
  if (problem) {
    throw new CRMError({ code: 'invalid_input', field: 'where', message: problem })
  }
  const checked = {
    ...(operation === 'create' || operation === 'update' ? { data: checkData(args.data) } : {}),
    ...(operation === 'read' && !('id' in args) ? checkPage(args) : {}),
  }
  return { ...given, ...checked } as typeof given
}
