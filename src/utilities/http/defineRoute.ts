import type { Endpoint, PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { z } from 'zod'

import type { CRMContext } from '../../context.js'
import type { RateLimitKind } from '../../domain/limits/rateLimits.js'
import type { CRMAccess } from '../../options.js'
import type { KeyedRequest } from './answerOnce.js'

import { inTransaction } from '../../database/inTransaction.js'
import { execute, isStorableID } from '../../database/session.js'
import { roleOf } from '../access.js'
import { CRMError } from '../crmError.js'
import { Answer } from './answer.js'
import { answerOnce, readKey } from './answerOnce.js'
import { errorResponse } from './errorResponse.js'
import { limitRate } from './limitRate.js'
import { readBeacon, readBody, readForm } from './readBody.js'

type Schema = undefined | z.ZodType

type Parsed<S extends Schema> = S extends z.ZodType ? z.infer<S> : undefined

export type RouteArgs<Q extends Schema, B extends Schema, P extends Schema> = {
  body: Parsed<B>
  crm: CRMContext
  /** The idempotency key, for operations that begin their own transaction and keep it themselves. */
  keyed: KeyedRequest | null
  params: Parsed<P>
  query: Parsed<Q>
  req: PayloadRequest
}

/** A route as data: who may call it, what it takes, what it does. */
export type Route<
  Q extends Schema = Schema,
  B extends Schema = Schema,
  P extends Schema = Schema,
> = {
  /**
   * The check of the caller's role; row rules come with the operation. `public` asks for nobody: what
   * such a route shows and does, a secret in its path has to allow.
   */
  access: 'public' | Exclude<keyof CRMAccess, 'roleOf'>
  /** Schema of the JSON body; a route without one reads none. */
  body?: B
  /** How the body is sent: as JSON, by a plain HTML form, or by a beacon. @default 'json' */
  bodyType?: 'beacon' | 'form' | 'json'
  handle: (args: RouteArgs<Q, B, P>) => Promise<Answer | Record<string, unknown>>
  method: 'delete' | 'get' | 'patch' | 'post'
  /** What `:id` names, as in a sentence ("lead"): an id that none could have is answered with 404. */
  noun?: string
  /** Schema of the parts of the path; a route without one has none. */
  params?: P
  /** Beneath `/api/crm`, such as `/leads/:id`. */
  path: string
  /** What people see of an error where they came with a browser. @default the API's own answer */
  presentError?: (args: { req: PayloadRequest; response: Response }) => Promise<Response>
  /** Schema of the query string; a route without one takes none. */
  query?: Q
  /** Which limit its requests count against, if any. */
  rateLimit?: Exclude<RateLimitKind, 'login'>
  /** One line for people who read the API. */
  summary: string
  /**
   * Writes run in one transaction, which the route begins; an operation that has long to do before
   * it writes (an upload) begins its own. @default 'route'
   */
  transaction?: 'operation' | 'route'
}

export const defineRoute = <
  Q extends Schema = undefined,
  B extends Schema = undefined,
  P extends Schema = undefined,
>(
  route: Route<Q, B, P>,
): Route => route as unknown as Route

/**
 * Payload takes whoever it cannot look up for nobody, also when the database did not answer: that is
 * found out before somebody is told to sign in.
 */
const requireUser = async (req: PayloadRequest): Promise<void> => {
  if (!req.user) {
    await execute({ query: sql`select 1`, req })
    throw new CRMError({ code: 'unauthorized', message: req.t('crm:errors:signIn' as never) })
  }
}

const requireRole = ({
  access,
  crm,
  req,
}: { crm: CRMContext; req: PayloadRequest } & Pick<Route, 'access'>): void => {
  if (access !== 'public' && !crm.access[access]({ role: roleOf({ crm, req }) })) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
}

const READERS = { beacon: readBeacon, form: readForm, json: readBody }

const nothing = z.strictObject({})

/** The query as it was sent: Payload adds keys of its own (`depth`) to `req.query`. */
const sentQuery = (req: PayloadRequest): Record<string, unknown> => {
  const sent = new Set([...req.searchParams.keys()].map((key) => key.replace(/\[.*$/s, '')))
  return Object.fromEntries(Object.entries(req.query ?? {}).filter(([key]) => sent.has(key)))
}

const parseParams = ({
  req,
  route: { noun, params = nothing },
}: {
  req: PayloadRequest
  route: Route
}): unknown => {
  const parsed: unknown = params.parse(req.routeParams ?? {})
  const { id } = parsed as { id?: unknown }
  if (noun !== undefined && !isStorableID({ id, req })) {
    throw new CRMError({ code: 'not_found', message: `There is no such ${noun}.` })
  }
  return parsed
}

const answer = async ({
  crm,
  req,
  route,
}: {
  crm: CRMContext
  req: PayloadRequest
  route: Route
}): Promise<Answer> => {
  if (route.access !== 'public') {
    await requireUser(req)
  }
  if (route.rateLimit) {
    await limitRate({ crm, kind: route.rateLimit, req })
  }
  const sent = route.body ? await READERS[route.bodyType ?? 'json'](req) : undefined
  const isWrite = route.method !== 'get'
  const keyed = isWrite ? readKey({ body: sent?.text ?? '', req }) : null
  const args = {
    body: route.body?.parse(sent?.value),
    crm,
    keyed,
    params: parseParams({ req, route }),
    query: (route.query ?? nothing).parse(sentQuery(req)),
    req,
  }
  requireRole({ access: route.access, crm, req })
  const work = async (): Promise<Answer> => {
    const result = await route.handle(args as never)
    return result instanceof Answer ? result : new Answer(200, result)
  }
  if (!isWrite || route.transaction === 'operation') {
    return work()
  }
  return inTransaction({ req, work: keyed ? () => answerOnce({ keyed, req, work }) : work })
}

/**
 * Turns a route into Payload's endpoint, in this order: the user or API key (where it is not public), the rate limit, the
 * idempotency key, the schemas, the role, the operation inside one transaction (and inside the idempotency key),
 * the answer after its COMMIT. Every error leaves through {@link errorResponse}.
 */
export const toEndpoint = ({ crm, route }: { crm: CRMContext; route: Route }): Endpoint => ({
  handler: async (req) => {
    try {
      return (await answer({ crm, req, route })).toResponse()
    } catch (error) {
      const response = errorResponse({ error, req })
      return route.presentError ? await route.presentError({ req, response }) : response
    }
  },
  method: route.method,
  path: `/crm${route.path}`,
})
