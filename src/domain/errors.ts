/** Every error code an answer can carry in `errors[].data.code`, with its HTTP status. */
export const ERROR_STATUS = {
  conflict: 409,
  forbidden: 403,
  idempotency_mismatch: 422,
  illegal_transition: 409,
  invalid_file: 400,
  invalid_input: 400,
  not_found: 404,
  still_referenced: 409,
  too_large: 413,
  too_many_requests: 429,
  unauthorized: 401,
  unavailable: 503,
  version_conflict: 409,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/**
 * A decision of the domain: what was refused, why, and (if there is one) the field to correct. The
 * reason is a key beneath `crm:refusals:`, with what its sentence names.
 */
export type Refusal = {
  code: ErrorCode
  field?: string
  reason:
    | 'acceptedIsFinal'
    | 'closed'
    | 'draftIsEdited'
    | 'expired'
    | 'expiresInPast'
    | 'final'
    | 'flagReason'
    | 'formerAccepted'
    | 'goalTwice'
    | 'inactiveProduct'
    | 'initialStatus'
    | 'lostReason'
    | 'minimumAmount'
    | 'minimumQuantity'
    | 'noLines'
    | 'noLink'
    | 'noPipeline'
    | 'noSuchReason'
    | 'noSuchStage'
    | 'notAcceptable'
    | 'notAccepted'
    | 'notRenewable'
    | 'notYet'
    | 'sentIsKept'
    | 'superseded'
    | 'tasksOnly'
    | 'taskTitle'
    | 'transition'
  vars?: Record<string, string>
}
