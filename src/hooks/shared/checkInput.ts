import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { NotFound } from 'payload'

import type { InputFields } from '../../domain/input/inputField.js'

import { isStorableID } from '../../database/session.js'
import { findField } from '../../domain/input/inputField.js'
import { findQueryProblem, LIST_CEILING } from '../../domain/input/queryProblem.js'
import { CRMError } from '../../utilities/crmError.js'
import { inputFieldsOf } from '../../utilities/inputFields.js'
import { checkData, isObject } from './checkData.js'

type Args = {
  /** Set where Payload itself reads what another record leads to. */
  currentDepth?: number
  data?: unknown
  id?: unknown
  limit?: number
  pagination?: boolean
  where?: unknown
}

const checkQuery = ({
  fields,
  req,
  where,
}: {
  fields: InputFields
  req: PayloadRequest
  where: unknown
}): void => {
  const { payload } = req
  const fieldsOf = (collection: string): InputFields => inputFieldsOf({ collection, payload })
  const problem = findQueryProblem({ find: (path) => findField({ fields, fieldsOf, path }), where })
  if (problem) {
    throw new CRMError({ code: 'invalid_input', field: 'where', message: problem })
  }
}

/** Nobody reads all of a table at once: a page holds so many records at most. */
const checkPage = ({ limit, pagination }: Args): Args => {
  const isUnsaid = limit === undefined && pagination !== false // Payload's own default, 10
  const isPage = limit !== undefined && limit > 0 && limit <= LIST_CEILING
  return isUnsaid || isPage ? {} : { limit: LIST_CEILING }
}

/**
 * What comes from outside, through `/api/crm`, the collection's own REST, GraphQL or the admin form,
 * is checked here before Payload works with it; the system's own work (`overrideAccess`) is not from
 * outside.
 *
 * @throws NotFound for an id that no record could have, and for versions where none are kept
 * @throws ValidationError for values that have not the form of their fields
 * @throws CRMError `invalid_input` for data that is no object and for queries that make no sense
 */
export const checkInput: CollectionBeforeOperationHook = ({
  args: given,
  collection: { slug, versions },
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess) {
    return given
  }
  if (!versions && operation === 'restoreVersion') {
    throw new NotFound(req.t) // Payload itself would look for tables that are not there
  }
  const args = given as Args
  if ('id' in args && args.id !== undefined && !isStorableID({ id: args.id, req })) {
    throw new NotFound(req.t)
  }
  const fields = inputFieldsOf({ collection: slug, payload: req.payload })
  checkQuery({ fields, req, where: args.where })
  const isWrite = operation === 'create' || operation === 'update'
  const checked = {
    ...(isWrite ? { data: checkData({ slug, data: args.data, fields, req }) } : {}),
    ...(operation === 'read' && !('id' in args) && !args.currentDepth ? checkPage(args) : {}),
    // Payload shows one record as if it held `?data={…}`, and takes whatever stands there for it.
    ...(operation === 'read' && 'id' in args && !isObject(args.data) ? { data: undefined } : {}),
  }
  return { ...given, ...checked } as typeof given
}
