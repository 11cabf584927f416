import { APIError, ValidationError } from 'payload'

import type { ErrorCode, Refusal } from '../domain/errors.js'

import { ERROR_STATUS } from '../domain/errors.js'

export type CRMErrorData = { code: ErrorCode; field?: string } & Record<string, unknown>

/** The one error the plugin throws on purpose: a code of the table, a sentence for the user. */
export class CRMError extends APIError<CRMErrorData> {
  constructor({ code, data, field, message }: { data?: Record<string, unknown> } & Refusal) {
    super(message, ERROR_STATUS[code], { ...data, code, ...(field ? { field } : {}) }, true)
  }
}

/**
 * A refusal as the error a collection hook throws: bad input in a field is Payload's own
 * `ValidationError`, so that the admin form marks the field.
 */
export const refusalError = ({
  collection,
  refusal,
}: {
  collection: string
  refusal: Refusal
}): APIError =>
  refusal.code === 'invalid_input' && refusal.field
    ? new ValidationError({
        collection,
        errors: [{ message: refusal.message, path: refusal.field }],
      })
    : new CRMError(refusal)
