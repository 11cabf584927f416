import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import toSnakeCase from 'to-snake-case'

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

/**
 * The name under which the adapter keeps a collection's table, or the table of one of its array
 * fields: by the rule Payload names them, and what a host's `dbName` makes of it.
 */
export const tableNameOf = ({
  collection,
  req,
  subTable,
}: {
  collection: string
  req: { payload: { db: unknown } }
  subTable?: string
}): string => {
  const { tableNameMap } = req.payload.db as PostgresAdapter
  const own = (name: string): string => tableNameMap.get(name) ?? name
  const table = own(toSnakeCase(collection))
  return subTable === undefined ? table : own(`${table}_${toSnakeCase(subTable)}`)
}

/** That table, quoted and with its schema when put into an SQL template. */
export const tableOf = (args: {
  collection: string
  req: Pick<PayloadRequest, 'payload'>
  subTable?: string
}): Query => {
  const table = adapterOf(args.req).tables[tableNameOf(args)]
  if (!table) {
    throw new Error(`payload-crm: the database has no table for "${args.collection}".`)
  }
  return sql`${table}`
}

/** The type in the database of a field that is one of a few words, to cast to. */
export const enumOf = ({
  collection,
  field,
  req,
}: {
  collection: string
  field: string
  req: Pick<PayloadRequest, 'payload'>
}): Query => {
  const { schemaName, tables } = adapterOf(req)
  const table = tables[tableNameOf({ collection, req })] as unknown as Record<
    string,
    { getSQLType: () => string }
  >
  const type = sql.identifier(table[field]!.getSQLType())
  return schemaName ? sql`${sql.identifier(schemaName)}.${type}` : sql`${type}`
}

/** A table of the plugin that is no collection, as {@link tableOf} gives those of collections. */
export const ownTable = ({
  name,
  req,
}: {
  name: string
  req: Pick<PayloadRequest, 'payload'>
}): Query => sql`${adapterOf(req).tables[name]}`

/**
 * What to call a user (aliased `u`): the collection's title field where it holds text, else the
 * e-mail where users have one, else the id.
 */
export const userNameSQL = ({
  collection,
  req,
}: {
  collection: string
  req: Pick<PayloadRequest, 'payload'>
}): Query => {
  const config = req.payload.collections[collection]!.config
  const table = adapterOf(req).tables[tableNameOf({ collection, req })] as unknown as Record<
    string,
    { name: string } | undefined
  >
  const titles = config.flattenedFields.filter(
    ({ name, type }) =>
      (name === config.admin.useAsTitle && type === 'text') ||
      (name === 'email' && type === 'email'),
  )
  const columns = titles
    .sort(({ name }) => (name === config.admin.useAsTitle ? -1 : 1))
    .flatMap(({ name }) => table[name]?.name ?? [])
    .map((column) => sql`nullif(u.${sql.identifier(column)}::text, '')`)
  return sql`coalesce(${sql.join([...columns, sql`u.id::text`], sql`, `)})`
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether an id could stand in the id column at all; asking for another kind is an error in Postgres. */
export const isStorableID = ({
  id,
  collection,
  req,
}: {
  /** Whose ids, where it may have ids of its own: users of the host, and engagement events. */
  collection?: string
  id: unknown
  req: Pick<PayloadRequest, 'payload'>
}): boolean => {
  const text = String(id)
  const own =
    collection === undefined ? undefined : req.payload.collections[collection]?.customIDType
  if (own) {
    return own === 'number' ? /^\d{1,15}$/.test(text) : !text.includes('\u0000')
  }
  return adapterOf(req).idType === 'serial'
    ? /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647
    : UUID.test(text)
}
