import type { GraphQLFormattedError } from 'graphql'
import type { Payload } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { graphql as runGraphQL } from 'graphql'
import { createLocalReq } from 'payload'

export type GraphQLAnswer = {
  data?: null | Record<string, Record<string, unknown>>
  errors?: readonly GraphQLFormattedError[]
  /** What the answer would carry besides. */
  headers?: Headers
}

const schemas = new WeakMap<Payload, ReturnType<typeof configToSchema>['schema']>()

/** A GraphQL operation as the served app would run it for this user: same schema, same resolvers. */
export const graphql = async ({
  as,
  headers = {},
  payload,
  source,
}: {
  as?: { user: unknown }
  headers?: Record<string, string>
  payload: Payload
  source: string
}): Promise<GraphQLAnswer> => {
  const schema = schemas.get(payload) ?? configToSchema(payload.config).schema
  schemas.set(payload, schema)
  const req = await createLocalReq({ user: (as?.user ?? null) as never }, payload)
  req.payloadAPI = 'GraphQL'
  req.headers = new Headers(headers)
  const { data, errors } = await runGraphQL({
    contextValue: { headers: new Headers(), req },
    schema,
    source,
  })
  return {
    data: data as GraphQLAnswer['data'],
    errors: errors?.map((error) => ({
      ...error.toJSON(),
      extensions: { data: (error.originalError as { data?: unknown } | undefined)?.data },
    })),
    headers: req.responseHeaders,
  }
}
