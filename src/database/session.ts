import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

export type Query = ReturnType<typeof sql>

/** Both ends come from drizzle-orm, but a host's node_modules may hold two copies of its types. */
type Executor = { execute: (query: Query) => Promise<{ rows: unknown[] }> }

type RequestLike = Pick<PayloadRequest, 'payload' | 'transactionID'>

/** The Postgres adapter behind a request. The plugin's SQL is written for Postgres only. */
export const adapterOf = (req: Pick<PayloadRequest, 'payload'>): PostgresAdapter =>
  req.payload.db as unknown as PostgresAdapter

/**
 * Runs SQL inside the request's transaction, or on its own when there is none.
 *
 * @returns the rows as the driver gives them: numerics and counts are text unless cast in the SQL
 */
export const execute = async <Row extends Record<string, unknown>>({
  query,
  req,
}: {
  query: Query
  req: RequestLike
}): Promise<Row[]> => {
  const adapter = adapterOf(req)
  const transactionID = await req.transactionID
  const session = transactionID ? adapter.sessions[transactionID] : undefined
  const { rows } = await ((session?.db ?? adapter.drizzle) as unknown as Executor).execute(query)
  return rows as Row[]
}

const toSnakeCase = (slug: string): string =>
  slug
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-z0-9]+/gi, '_')
    .toLowerCase()

/** The name under which the adapter keeps a collection's table, or an array field's own table. */
export const tableNameOf = ({
  collection,
  req,
  subTable,
}: {
  collection: string
  req: Pick<PayloadRequest, 'payload'>
  subTable?: string
}): string => {
  const key = [collection, ...(subTable ? [subTable] : [])].map(toSnakeCase).join('_')
  return adapterOf(req).tableNameMap.get(key) ?? key
}

/** That table, quoted and with its schema when put into an SQL template. */
export const tableOf = (args: Parameters<typeof tableNameOf>[0]): Query => {
  const table = adapterOf(args.req).tables[tableNameOf(args)]
  if (!table) {
    throw new Error(`payload-crm: the database has no table for "${args.collection}".`)
  }
  return sql`${table}`
}

/** What to call a user (aliased `u`): the collection's title field where it is a column, else the e-mail. */
export const userNameSQL = ({
  collection,
  req,
}: {
  collection: string
  req: Pick<PayloadRequest, 'payload'>
}): Query => {
  const title = req.payload.collections[collection]?.config.admin.useAsTitle ?? 'email'
  const table = adapterOf(req).tables[tableNameOf({ collection, req })] as
    Record<string, { name?: string }> | undefined
  const column = table?.[title]?.name
  return column ? sql`coalesce(u.${sql.identifier(column)}, u.email)` : sql`u.email`
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether an id could stand in the id column at all; asking for another kind is an error in Postgres. */
export const isStorableID = ({
  id,
  req,
}: {
  id: unknown
  req: Pick<PayloadRequest, 'payload'>
}): boolean => {
  const text = String(id)
  return adapterOf(req).idType === 'serial'
    ? /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647
    : UUID.test(text)
}
