import type { PayloadRequest } from 'payload'

import { APIError, ValidationError } from 'payload'
import { ZodError } from 'zod'

import type { ErrorCode } from '../../domain/errors.js'

import { ERROR_STATUS } from '../../domain/errors.js'
import { CRMError } from '../crmError.js'
import { postgresErrorOf } from '../postgresError.js'

type ErrorItem = {
  data: { code: string; field?: string } & Record<string, unknown>
  message: string
}

type Answer = { errors: ErrorItem[]; headers?: Record<string, string>; status: number }

const one = (code: ErrorCode, message: string, extra: Record<string, unknown> = {}): Answer => ({
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
}

const busy = (): Answer => ({
  ...one('unavailable', 'The database is busy. Try again in a moment.'),
  headers: { 'Retry-After': '1' },
})

const FOREIGN_KEY_MISSING = /^Key \((\w+?)(?:_id)?\)=.* is not present/

const toCamelCase = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What Postgres refuses, in the words of the API; `null` when it is no fault of the request. */
const fromPostgres = ({ detail, state }: { detail: string; state: string }): Answer | null => {
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
  if (state.startsWith('23')) {
    return one('conflict', 'Another record still needs this one.')
  }
  return ['40P01', '55P03', '57P01', '57P03', '40001', '53300'].includes(state) ? busy() : null
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

const toAnswer = (error: unknown): Answer | null => {
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
  if (error instanceof CRMError) {
    return { errors: [{ data: error.data, message: error.message }], status: error.status }
  }
  const refused = postgresErrorOf(error)
  if (refused) {
    return fromPostgres(refused)
  }
  if (error instanceof APIError && error.status < 500) {
    const code = CODE_OF_STATUS[error.status] ?? 'invalid_input'
    return { errors: [{ data: { code }, message: error.message }], status: error.status }
  }
  return null
}

/** The one place where an error becomes an answer; what nobody foresaw is logged and stays private. */
export const errorResponse = ({
  error,
  req,
}: {
  error: unknown
  req: PayloadRequest
}): Response => {
  const answer = toAnswer(error)
  if (!answer) {
    req.payload.logger.error({ err: error, msg: `payload-crm: ${req.method} ${req.pathname}` })
    return Response.json(
      { errors: [{ data: { code: 'internal' }, message: 'Something went wrong.' }] },
      { status: 500 },
    )
  }
  return Response.json(
    { errors: answer.errors },
    { headers: answer.headers, status: answer.status },
  )
}
