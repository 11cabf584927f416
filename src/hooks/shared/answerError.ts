import type { AfterErrorHook, CollectionAfterErrorHook, PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ErrorAnswer } from '../../utilities/http/errorAnswer.js'

import { defaultGlobalSlugs } from '../../slugs.js'
import { errorAnswer, isValidationError } from '../../utilities/http/errorAnswer.js'

/** The parts of Payload's two kinds of `afterError` hook that both have. */
type Failure = { error: unknown; req: PayloadRequest }

/** A form that cannot be read: Payload has come to no data yet, and answers 500. */
const isBrokenForm = (req: PayloadRequest): boolean =>
  /^multipart\//i.test(req.headers.get('content-type') ?? '') && req.data === undefined

const formProblem = (): ErrorAnswer => ({
  errors: [
    {
      data: { code: 'invalid_input' },
      message: 'Send the record as JSON, or as a complete multipart/form-data.',
    },
  ],
  status: 400,
})

const answerOf = ({ error, req }: Failure) => {
  if (isValidationError(error)) {
    const { data, message } = error
    return { response: { errors: [{ name: 'ValidationError', data, message }] }, status: 400 }
  }
  const answer = errorAnswer(error) ?? (isBrokenForm(req) ? formProblem() : null)
  if (!answer) {
    return
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set(name, value)
  }
  return { response: { errors: answer.errors }, status: answer.status }
}

/**
 * Gives the collection's own REST routes the answers of `/api/crm`: what a client got wrong is no
 * 500, and a database that is busy says when to come again. Payload's `ValidationError` keeps its
 * shape, which the admin form reads (and which Payload itself loses where it is bundled twice).
 */
export const answerError: CollectionAfterErrorHook = answerOf

/** A route of the CRM that is no collection's: its own API, and that of its globals. */
const isOurs = ({ crm, req }: { crm: CRMContext; req: PayloadRequest }): boolean => {
  const path = `${req.pathname}/`
  const { api } = req.payload.config.routes
  const globals = Object.keys(defaultGlobalSlugs) as (keyof typeof defaultGlobalSlugs)[]
  return [`${api}/crm/`, ...globals.map((key) => `${api}/globals/${crm.slugs[key]}/`)].some((own) =>
    path.startsWith(own),
  )
}

/**
 * The same for what fails before a route or a collection is found, for globals, and for GraphQL,
 * where what Postgres refused would be "Something went wrong". What Payload has an answer for stays
 * as it is.
 */
export const answerRootError =
  (crm: CRMContext): AfterErrorHook =>
  ({ collection, error, graphqlResult, req }) => {
    if (graphqlResult) {
      const said = (graphqlResult as { extensions?: { statusCode?: number } }).extensions ?? {}
      const answer =
        (said.statusCode ?? 500) >= 500
          ? answerOf({ error: (error as { originalError?: unknown }).originalError, req })
          : undefined
      const [first] = answer?.response.errors ?? []
      return (
        first && {
          graphqlResult: {
            ...graphqlResult,
            extensions: { ...said, data: first.data, statusCode: answer?.status },
            message: first.message,
          } as typeof graphqlResult,
        }
      )
    }
    return !collection && isOurs({ crm, req }) ? answerOf({ error, req }) : undefined
  }
