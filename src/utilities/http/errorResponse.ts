import type { PayloadRequest } from 'payload'

import { errorAnswer } from './errorAnswer.js'

/** The one place where an error becomes an answer of a route; what nobody foresaw is logged. */
export const errorResponse = ({
  error,
  req,
}: {
  error: unknown
  req: PayloadRequest
}): Response => {
  const answer = errorAnswer(error)
  if (!answer) {
    req.payload.logger.error({ err: error, msg: `payload-crm: ${req.method} ${req.pathname}` })
    return Response.json(
      { errors: [{ data: { code: 'internal' }, message: 'Something went wrong.' }] },
      { status: 500 },
    )
  }
  if (answer.status >= 500) {
    req.payload.logger.warn({ err: error, msg: `payload-crm: ${req.method} ${req.pathname}` })
  }
  return Response.json(
    { errors: answer.errors },
    { headers: answer.headers, status: answer.status },
  )
}
