import type { AfterErrorHook, CollectionAfterErrorHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import { errorAnswer } from '../../utilities/http/errorAnswer.js'

/** The parts of Payload's two kinds of `afterError` hook that both have. */
type Failure = { error: unknown; req: PayloadRequest }

const answerOf = ({ error, req }: Failure) => {
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

/**
 * Gives the collection's own REST routes the answers of `/api/crm`: what a client got wrong is no
 * 500, and a database that is busy says when to come again. Payload's `ValidationError` keeps its
 * shape, which the admin form reads.
 */
export const answerError: CollectionAfterErrorHook = answerOf

/**
 * The same for what fails before a route or a collection is found, and for GraphQL, where what
 * Postgres refused would be "Something went wrong".
 */
export const answerRootError: AfterErrorHook = ({ collection, error, graphqlResult, req }) => {
  if (graphqlResult) {
    const answer = answerOf({ error: (error as { originalError?: unknown }).originalError, req })
    const [first] = answer?.response.errors ?? []
    return (
      first && {
        graphqlResult: {
          ...graphqlResult,
          extensions: { data: first.data, statusCode: answer?.status },
          message: first.message,
        } as typeof graphqlResult,
      }
    )
  }
  const isOurs = req.pathname.startsWith(`${req.payload.config.routes.api}/crm/`)
  return isOurs && !collection ? answerOf({ error, req }) : undefined
}
