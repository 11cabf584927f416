import type { APIError, ValidationError } from 'payload'
import type { ZodError } from 'zod'

import type { ErrorCode } from '../../domain/errors.js'
import type { CRMError } from '../crmError.js'

import { isConnectionError, postgresErrorOf } from '../../database/postgresError.js'
import { ERROR_STATUS } from '../../domain/errors.js'

type ErrorItem = {
  data: { code: string; field?: string } & Record<string, unknown>
  message: string
}

export type ErrorAnswer = {
  errors: ErrorItem[]
  headers?: Record<string, string>
  status: number
}

const one = (
  code: ErrorCode,
  message: string,
  extra: Record<string, unknown> = {},
): ErrorAnswer => ({
  errors: [{ data: { code, ...extra }, message }],
  status: ERROR_STATUS[code],
})

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'invalid_input',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'too_many_requests',
}

const unavailable = (): ErrorAnswer => ({
  ...one('unavailable', 'The database is busy. Try again in a moment.'),
  headers: { 'Retry-After': '1' },
})

/**
 * Whether asking again helps: the transaction lost against another (40), the server lacks something
 * (53), is being stopped or gave up waiting (57, 55P03), or the connection broke (08).
 */
const isPassing = (state: string): boolean =>
  /^(?:08|40|53|57)/.test(state) || state === '55P03' || state === '25P03'

const FOREIGN_KEY_MISSING = /^Key \((\w+?)(?:_id)?\)=.* is not present/

const toCamelCase = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What Postgres refuses, in the words of the API; `null` when it is no fault of the request. */
const fromPostgres = ({ detail, state }: { detail: string; state: string }): ErrorAnswer | null => {
  if (state.startsWith('22')) {
    return one('invalid_input', 'A value has the wrong form for its field.')
  }
  if (state === '23505') {
    return one('conflict', 'There already is a record with this value.')
  }
  const missing = FOREIGN_KEY_MISSING.exec(detail)
  if (missing) {
    return one('invalid_input', 'There is no record with this id.', {
      field: toCamelCase(missing[1]!),
    })
  }
  if (state === '23502' || state === '23514') {
    return one('invalid_input', 'A value is missing, or not allowed for its field.')
  }
  if (state === '23P01') {
    return one('conflict', 'This overlaps with another record.')
  }
  if (state.startsWith('23')) {
    return one('conflict', 'Another record still needs this one.')
  }
  return isPassing(state) ? unavailable() : null
}

/** The schema's complaint, in words for people where it has none of its own. */
const sentenceOf = (issue: ZodError['issues'][number]): string => {
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('received undefined')
      ? 'This field is required.'
      : `Send this as a ${issue.expected}.`
  }
  return issue.message
}

/**
 * The parts that tell errors apart. Not their classes: a bundler may hold Payload twice, and then an
 * error of the one copy is no instance of the other's class. Nor Payload's names, which it takes
 * from classes that a bundler renames.
 */
type ErrorShape = {
  data?: { code?: unknown; errors?: unknown; retryAfter?: unknown } | null
  isOperational?: unknown
  issues?: unknown
  message: string
  name?: unknown
  status?: unknown
}

const isZodError = (error: ErrorShape): error is ZodError =>
  error.name === 'ZodError' && Array.isArray(error.issues)

/** Payload's complaint about fields, which the admin form reads. */
export const isValidationError = (error: unknown): error is ValidationError => {
  const { data, isOperational } = (error ?? {}) as ErrorShape
  return isOperational === true && Array.isArray(data?.errors)
}

const isCRMError = (error: ErrorShape): error is CRMError =>
  typeof error.data?.code === 'string' && Object.hasOwn(ERROR_STATUS, error.data.code)

const isAPIError = (error: ErrorShape): error is APIError =>
  error.isOperational === true && typeof error.status === 'number'

const fromDatabase = (error: ErrorShape): ErrorAnswer | null => {
  const refused = postgresErrorOf(error)
  const refusal = refused && fromPostgres(refused)
  return (
    refusal ?? (error.name === 'DatabaseError' || isConnectionError(error) ? unavailable() : null)
  )
}

/** A value that a part of Payload reads as JSON, or decodes, and that is neither. */
const fromText = ({ name, message }: ErrorShape): ErrorAnswer | null => {
  if (name === 'URIError') {
    return one('invalid_input', 'The address holds a "%" that begins no character.')
  }
  return name === 'SyntaxError' && message.includes('JSON')
    ? one('invalid_input', 'A part of the request is not valid JSON.')
    : null
}

const toAnswer = (error: ErrorShape): ErrorAnswer | null => {
  if (isZodError(error)) {
    return {
      errors: error.issues.map((issue) => ({
        data: { code: 'invalid_input', field: issue.path.join('.') || undefined },
        message: sentenceOf(issue),
      })),
      status: 400,
    }
  }
  if (isValidationError(error)) {
    return {
      errors: error.data.errors.map(({ message, path }) => ({
        data: { code: 'invalid_input', field: path },
        message,
      })),
      status: 400,
    }
  }
  if (isCRMError(error)) {
    const { retryAfter } = error.data
    return {
      errors: [{ data: error.data, message: error.message }],
      ...(typeof retryAfter === 'number' ? { headers: { 'Retry-After': String(retryAfter) } } : {}),
      status: error.status,
    }
  }
  if (isAPIError(error) && error.status < 500) {
    const code = CODE_OF_STATUS[error.status] ?? 'invalid_input'
    return { errors: [{ data: { code }, message: error.message }], status: error.status }
  }
  return fromDatabase(error) ?? fromText(error)
}

/**
 * What an error says to whoever sent the request; `null` for what nobody foresaw, which stays
 * private.
 */
export const errorAnswer = (error: unknown): ErrorAnswer | null =>
  typeof error === 'object' && error !== null ? toAnswer(error as ErrorShape) : null
