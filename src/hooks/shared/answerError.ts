import type { CollectionAfterErrorHook } from 'payload'

import { ValidationError } from 'payload'

import { errorAnswer } from '../../utilities/http/errorAnswer.js'

/**
 * Gives the collection's own REST routes the answers of `/api/crm`: what a client got wrong is no
 * 500, and a database that is busy says when to come again. Payload's `ValidationError` keeps its
 * shape, which the admin form reads.
 */
export const answerError: CollectionAfterErrorHook = ({ error, req }) => {
  const answer = error instanceof ValidationError ? null : errorAnswer(error)
  if (!answer) {
    return
  }
  if (answer.headers) {
    req.responseHeaders ??= new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      req.responseHeaders.set(name, value)
    }
  }
  return { response: { errors: answer.errors }, status: answer.status }
}
