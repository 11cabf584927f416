import type { Endpoint, PayloadRequest } from 'payload'

import { commitTransaction, initTransaction, killTransaction } from 'payload'
import { z } from 'zod'

import type { CRMContext } from '../../context.js'
import type { CRMAccess } from '../../options.js'

import { roleOf } from '../access.js'
import { CRMError } from '../crmError.js'
import { errorResponse } from './errorResponse.js'
import { readBody } from './readBody.js'

type Schema = z.ZodType

type Parsed<S extends Schema | undefined> = S extends Schema ? z.infer<S> : undefined

export type RouteArgs<Q extends Schema | undefined, B extends Schema | undefined> = {
  body: Parsed<B>
  crm: CRMContext
  params: Record<string, string>
  query: Parsed<Q>
  req: PayloadRequest
}

/** An answer with a status other than 200. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

/** A route as data: who may call it, what it takes, what it does. */
export type Route<
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
> = {
  /** The check of the caller's role that comes before everything else; row rules come after. */
  access: Exclude<keyof CRMAccess, 'roleOf'>
  /** Schema of the JSON body; a route without one reads none. */
  body?: B
  handle: (args: RouteArgs<Q, B>) => Promise<Answer | Record<string, unknown>>
  method: 'delete' | 'get' | 'patch' | 'post'
  /** Beneath `/api/crm`, such as `/leads/:id`. */
  path: string
  /** Schema of the query string; a route without one takes none. */
  query?: Q
  /** One line for people who read the API. */
  summary: string
  /**
   * Writes run in one transaction, which the route begins; an operation that has long to do before
   * it writes (an upload) begins its own. @default 'route'
   */
  transaction?: 'operation' | 'route'
}

export const defineRoute = <Q extends Schema | undefined, B extends Schema | undefined>(
  route: Route<Q, B>,
): Route => route as unknown as Route

const checkAccess = ({
  access,
  crm,
  req,
}: { crm: CRMContext; req: PayloadRequest } & Pick<Route, 'access'>): void => {
  if (!req.user) {
    throw new CRMError({
      code: 'unauthorized',
      message: req.t('crm:errors:signIn' as never),
    })
  }
  if (!crm.access[access]({ role: roleOf({ crm, req }) })) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
}

const noQuery = z.strictObject({})

/** The query as it was sent: Payload adds keys of its own (`depth`) to `req.query`. */
const sentQuery = (req: PayloadRequest): Record<string, unknown> => {
  const sent = new Set([...req.searchParams.keys()].map((key) => key.replace(/\[.*$/s, '')))
  return Object.fromEntries(Object.entries(req.query ?? {}).filter(([key]) => sent.has(key)))
}

const run = async ({
  crm,
  req,
  route,
}: {
  crm: CRMContext
  req: PayloadRequest
  route: Route
}): Promise<Answer | Record<string, unknown>> => {
  checkAccess({ access: route.access, crm, req })
  const query: unknown = (route.query ?? noQuery).parse(sentQuery(req))
  const body: unknown = route.body?.parse(await readBody(req))
  const needsTransaction = route.method !== 'get' && route.transaction !== 'operation'
  const isOwnTransaction = needsTransaction && (await initTransaction(req))
  const result = await route.handle({
    body,
    crm,
    params: (req.routeParams ?? {}) as Record<string, string>,
    query,
    req,
  } as never)
  if (isOwnTransaction) {
    await commitTransaction(req)
  }
  return result
}

/**
 * Turns a route into Payload's endpoint: access, then the schemas, then the operation inside one
 * transaction, then the answer; every error leaves through {@link errorResponse}.
 */
export const toEndpoint = ({ crm, route }: { crm: CRMContext; route: Route }): Endpoint => ({
  handler: async (req) => {
    try {
      const result = await run({ crm, req, route })
      return result instanceof Answer
        ? Response.json(result.body, { status: result.status })
        : Response.json(result)
    } catch (error) {
      await killTransaction(req)
      return errorResponse({ error, req })
    }
  },
  method: route.method,
  path: `/crm${route.path}`,
})
