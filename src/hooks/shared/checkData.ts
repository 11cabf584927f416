import type { PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { InputFields } from '../../domain/input/inputField.js'

import { isDeeperThan } from '../../domain/input/isDeeperThan.js'
import { findValueProblems } from '../../domain/input/valueProblems.js'
import { CRMError } from '../../utilities/crmError.js'

/** Set by the server alone, whatever a client sends. */
const SYSTEM_FIELDS = ['createdAt', 'id', 'updatedAt']

/** No record goes as deep, and recursion over what does would end with the stack. */
const MAX_LEVELS = 200

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record without what the server alone sets. */
export const withoutSystemFields = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !SYSTEM_FIELDS.includes(key)))

/**
 * A record as it was sent, whose values have the form of their fields: hooks do arithmetic with them.
 *
 * @throws ValidationError for values that have not the form of their fields
 * @throws CRMError `invalid_input` for data that is no object, or nested too deeply
 */
export const checkData = ({
  slug,
  data,
  fields,
  req,
}: {
  data: unknown
  fields: InputFields
  req: PayloadRequest
  /** Of the collection or the global. */
  slug: string
}): Record<string, unknown> => {
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
    throw new ValidationError({ collection: slug, errors, req }, req.t)
  }
  const isNoList = (key: string, value: unknown): boolean =>
    value === null && fields.get(key)?.kind === 'list'
  return Object.fromEntries(
    // Payload's types allow a list to be null; its writing of rows does not.
    Object.entries(data).map(([key, value]) => [key, isNoList(key, value) ? [] : value]),
  )
}
