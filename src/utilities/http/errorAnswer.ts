import { APIError, ValidationError } from 'payload'
import { ZodError } from 'zod'

import type { ErrorCode } from '../../domain/errors.js'

import { DatabaseError } from '../../database/databaseError.js'
import { ERROR_STATUS } from '../../domain/errors.js'
import { CRMError } from '../crmError.js'
import { isConnectionError, postgresErrorOf } from '../postgresError.js'

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

const busy = (): ErrorAnswer => ({
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
  return isPassing(state) ? busy() : null
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
 * What an error says to whoever sent the request; `null` for what nobody foresaw, which stays
 * private.
 */
export const errorAnswer = (error: unknown): ErrorAnswer | null => {
  if (error instanceof ZodError) {
    return {
      errors: error.issues.map((issue) => ({
        data: { code: 'invalid_input', field: issue.path.join('.') || undefined },
        message: sentenceOf(issue),
      })),
      status: 400,
    }
  }
  if (error instanceof ValidationError) {
    return {
      errors: error.data.errors.map(({ message, path }) => ({
        data: { code: 'invalid_input', field: path },
        message,
      })),
      status: 400,
    }
  }
  if (error instanceof URIError) {
    return one('invalid_input', 'The address holds a "%" that begins no character.')
  }
  if (error instanceof CRMError) {
    const { retryAfter } = error.data
    return {
      errors: [{ data: error.data, message: error.message }],
      ...(typeof retryAfter === 'number' ? { headers: { 'Retry-After': String(retryAfter) } } : {}),
      status: error.status,
    }
  }
  const refused = postgresErrorOf(error)
  const refusal = refused && fromPostgres(refused)
  if (refusal) {
    return refusal
  }
  if (error instanceof DatabaseError || isConnectionError(error)) {
    return busy()
  }
  if (error instanceof APIError && error.status < 500) {
    const code = CODE_OF_STATUS[error.status] ?? 'invalid_input'
    return { errors: [{ data: { code }, message: error.message }], status: error.status }
  }
  return null
}
