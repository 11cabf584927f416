import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { NotFound, ValidationError } from 'payload'

import type { InputFields } from '../../domain/input/inputField.js'

import { isStorableID } from '../../database/session.js'
import { findField } from '../../domain/input/inputField.js'
import { isDeeperThan } from '../../domain/input/isDeeperThan.js'
import { findQueryProblem, LIST_CEILING } from '../../domain/input/queryProblem.js'
import { findValueProblems } from '../../domain/input/valueProblems.js'
import { CRMError } from '../../utilities/crmError.js'
import { inputFieldsOf } from '../../utilities/inputFields.js'

type Args = {
  /** Set where Payload itself reads what another record leads to. */
  currentDepth?: number
  data?: unknown
  id?: unknown
  limit?: number
  pagination?: boolean
  where?: unknown
}

type Given = { collection: string; fields: InputFields; req: PayloadRequest }

/** Set by the server alone, whatever a client sends. */
const SYSTEM_FIELDS = ['createdAt', 'id', 'updatedAt']

/** No record goes as deep, and recursion over what does would end with the stack. */
const MAX_LEVELS = 200

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkData = ({
  collection,
  data,
  fields,
  req,
}: { data: unknown } & Given): Record<string, unknown> => {
  if (!isObject(data)) {
    throw new CRMError({
      code: 'invalid_input',
      message: 'Send the record as an object of its fields.',
    })
  }
  if (isDeeperThan({ levels: MAX_LEVELS, value: data })) {
    throw new CRMError({ code: 'invalid_input', message: 'The record is nested too deeply.' })
  }
  const errors = findValueProblems({ data, fields }).map(({ path, shape }) => ({
    message: req.t(`crm:validation:shapes:${shape}` as never),
    path,
  }))
  if (errors.length > 0) {
    throw new ValidationError({ collection, errors, req }, req.t)
  }
  const isNoList = (key: string, value: unknown): boolean =>
    value === null && fields.get(key)?.kind === 'list'
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !SYSTEM_FIELDS.includes(key))
      // Payload's types allow a list to be null; its writing of rows does not.
      .map(([key, value]) => [key, isNoList(key, value) ? [] : value]),
  )
}

const checkQuery = ({
  fields,
  req,
  where,
}: { where: unknown } & Omit<Given, 'collection'>): void => {
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
    ...(isWrite ? { data: checkData({ collection: slug, data: args.data, fields, req }) } : {}),
    ...(operation === 'read' && !('id' in args) && !args.currentDepth ? checkPage(args) : {}),
    // Payload shows one record as if it held `?data={…}`, and takes whatever stands there for it.
    ...(operation === 'read' && 'id' in args && !isObject(args.data) ? { data: undefined } : {}),
  }
  return { ...given, ...checked } as typeof given
}
