import type { TFunction } from '@payloadcms/translations'

import { APIError, ValidationError } from 'payload'

import type { ErrorCode, Refusal } from '../domain/errors.js'

import { ERROR_STATUS } from '../domain/errors.js'

export type CRMErrorData = { code: ErrorCode; field?: string } & Record<string, unknown>

/** The one error the plugin throws on purpose: a code of the table, a sentence for the user. */
export class CRMError extends APIError<CRMErrorData> {
  constructor({
    code,
    data,
    field,
    message,
  }: {
    code: ErrorCode
    data?: Record<string, unknown>
    field?: string
    message: string
  }) {
    super(message, ERROR_STATUS[code], { ...data, code, ...(field ? { field } : {}) }, true)
    this.name = 'CRMError' // Payload looks the level of its log line up by this name
  }
}

/**
 * A refusal as the error a collection hook throws, in the reader's language: bad input in a field is
 * Payload's own `ValidationError`, so that the admin form marks the field.
 */
export const refusalError = ({
  collection,
  refusal: { code, field, reason, vars = {} },
  t,
}: {
  collection: string
  refusal: Refusal
  t: TFunction
}): APIError => {
  const say = (key: string, values = {}) => t(`crm:${key}` as never, values)
  const noun = vars.noun ? say(`nouns:${vars.noun}`) : ''
  const message = say(`refusals:${reason}`, { ...vars, noun })
  return code === 'invalid_input' && field
    ? new ValidationError({ collection, errors: [{ message, path: field }] })
    : new CRMError({ code, field, message })
}
