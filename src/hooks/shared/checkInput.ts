import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { NotFound } from 'payload'

import type { FindField, InputFields } from '../../domain/input/inputField.js'

import { isStorableID } from '../../database/session.js'
import { findField } from '../../domain/input/inputField.js'
import { findQueryProblem, LIST_CEILING } from '../../domain/input/queryProblem.js'
import { isSortable } from '../../domain/input/sortable.js'
import { CRMError } from '../../utilities/crmError.js'
import { inputFieldsOf } from '../../utilities/inputFields.js'
import { checkData, isObject, withoutSystemFields } from './checkData.js'

type Args = {
  /** Set where Payload itself reads what another record leads to. */
  currentDepth?: number
  data?: unknown
  id?: unknown
  limit?: number
  pagination?: boolean
  sort?: string | string[]
  where?: unknown
}

/** Of what was sent, in a message. */
const MAX_SHOWN = 100

/** Looks fields up as Payload does: GraphQL writes `delivery__clicks` where REST has `delivery.clicks`. */
const createFind = ({
  fields,
  req: { payload },
}: {
  fields: InputFields
  req: PayloadRequest
}): FindField => {
  const fieldsOf = (collection: string): InputFields => inputFieldsOf({ collection, payload })
  return (path) => findField({ fields, fieldsOf, path: path.replaceAll('__', '.') })
}

const checkQuery = ({ find, where }: { find: FindField; where: unknown }): void => {
  const problem = findQueryProblem({ find, where })
  if (problem) {
    throw new CRMError({ code: 'invalid_input', field: 'where', message: problem })
  }
}

/**
 * What a list is sorted by. The admin panel asks by the Local API, and remembers what people sorted
 * by before it is checked: there, what cannot be sorted by is left out, or the list would never open
 * again.
 */
const checkSort = ({
  find,
  req,
  sort,
}: { find: FindField; req: PayloadRequest } & Pick<Args, 'sort'>): Args => {
  const sent = [sort ?? []].flat().flatMap((order) => order.split(','))
  const orders = sent.filter((order) => order !== '')
  const refused = orders.filter((order) => !isSortable({ find, order }))
  if (refused[0] !== undefined && req.payloadAPI !== 'local') {
    throw new CRMError({
      code: 'invalid_input',
      field: 'sort',
      message: `Records cannot be sorted by "${refused[0].slice(0, MAX_SHOWN)}".`,
    })
  }
  const sortable = orders.filter((order) => !refused.includes(order))
  return { sort: sortable.length > 0 ? sortable : undefined }
}

/** Nobody reads all of a table at once: a page holds so many records at most. */
const checkPage = ({ limit, pagination }: Args): Args => {
  const isUnsaid = limit === undefined && pagination !== false // Payload's own default, 10
  const isPage = limit !== undefined && limit > 0 && limit <= LIST_CEILING
  return isUnsaid || isPage ? {} : { limit: LIST_CEILING }
}

/**
 * Checks what an operation was given before Payload works with it, whichever door it came through:
 * `/api/crm`, the collection's own REST, GraphQL, the admin form, the Local API. Values must have the
 * form of their fields even in the system's own work (`overrideAccess`); the rest is asked only of
 * what comes from outside.
 *
 * @throws NotFound for an id that no record could have, and for versions where none are kept
 * @throws ValidationError for values that have not the form of their fields
 * @throws CRMError `invalid_input` for data that is no object, and for queries and orders that make
 * no sense
 */
export const checkInput: CollectionBeforeOperationHook = ({
  args: given,
  collection: { slug, versions },
  operation,
  overrideAccess,
  req,
}) => {
  const args = given as Args
  const isWrite = operation === 'create' || operation === 'update'
  const fields = inputFieldsOf({ collection: slug, payload: req.payload })
  const data = isWrite ? checkData({ slug, data: args.data, fields, req }) : undefined
  if (overrideAccess) {
    return data ? { ...given, data } : given
  }
  if (!versions && operation === 'restoreVersion') {
    throw new NotFound(req.t) // Payload itself would look for tables that are not there
  }
  if (
    'id' in args &&
    args.id !== undefined &&
    !isStorableID({ id: args.id, collection: slug, req })
  ) {
    throw new NotFound(req.t)
  }
  const find = createFind({ fields, req })
  checkQuery({ find, where: args.where })
  const checked = {
    ...('sort' in args ? checkSort({ find, req, sort: args.sort }) : {}),
    ...(data ? { data: withoutSystemFields(data) } : {}),
    ...(operation === 'read' && !('id' in args) && !args.currentDepth ? checkPage(args) : {}),
    // Payload shows one record as if it held `?data={…}`, and takes whatever stands there for it.
    ...(operation === 'read' && 'id' in args && !isObject(args.data) ? { data: undefined } : {}),
  }
  return { ...given, ...checked } as typeof given
}
