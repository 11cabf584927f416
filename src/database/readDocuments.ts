import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'

import type { Query } from './session.js'

import { adapterOf, execute, tableNameOf, tableOf } from './session.js'

/** A field of a document as Postgres writes it: what stands where, and in which form. */
export type ReadField =
  | { column: string; kind: 'date' | 'number' | 'plain'; name: string }
  | { fields: ReadField[]; kind: 'group'; name: string }
  | { kind: 'texts'; name: string; path: string }

type Table = Record<string, { name: string } | undefined>
type Tables = { table: Table; texts: Query | undefined }
type DrizzleAdapter = Parameters<typeof buildQuery>[0]['adapter']

/** What is read: which documents, and what of them. */
export type Reading = {
  collection: string
  fields: ReadField[]
  req: PayloadRequest
  sort?: string[]
  where: Where
}

/** As Payload writes a moment: ISO 8601 to the millisecond, in UTC. */
const iso = (column: Query): Query =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const valueOf = ({ field, table, texts }: { field: ReadField } & Tables): Query => {
  if (field.kind === 'group') {
    return sql`(select row_to_json(g) from (select ${listOf({ fields: field.fields, table, texts })}) g)`
  }
  if (field.kind === 'texts') {
    return sql`(select coalesce(json_agg(t.text order by t."order"), '[]') from ${texts} t
      where t.parent_id = page.id and t.path = ${sql.raw(`'${field.path}'`)})`
  }
  const column = sql`page.${sql.identifier(table[field.column]!.name)}`
  if (field.kind === 'date') {
    return iso(column)
  }
  return field.kind === 'number' ? sql`${column}::float8` : column
}

const listOf = ({ fields, ...tables }: { fields: ReadField[] } & Tables): Query =>
  sql.join(
    fields.map((field) => sql`${valueOf({ field, ...tables })} as ${sql.identifier(field.name)}`),
    sql`, `,
  )

const projections = new WeakMap<ReadField[], Query>()

/** The columns of a document, from a row named `page`. */
const projectionOf = ({ collection, fields, req }: Reading): Query => {
  const found = projections.get(fields)
  if (found) {
    return found
  }
  const adapter = adapterOf(req)
  const name = tableNameOf({ collection, req })
  const texts = adapter.tables[`${name}_texts`]
  const projection = sql`page.id, ${listOf({
    fields,
    table: adapter.tables[name] as unknown as Table,
    texts: texts && sql`${texts}`,
  })}`
  projections.set(fields, projection)
  return projection
}

/**
 * Condition and order as Payload's own query has them; `null` when it would have to join other
 * tables for them.
 */
const choose = ({ collection, req, sort, where }: Reading) => {
  const {
    joins,
    orderBy,
    where: condition,
  } = buildQuery({
    adapter: adapterOf(req) as unknown as DrizzleAdapter,
    fields: req.payload.collections[collection]!.config.flattenedFields,
    locale: req.locale ?? undefined,
    sort: sort && [...sort],
    tableName: tableNameOf({ collection, req }),
    where,
  })
  if (joins.length > 0) {
    return null
  }
  return {
    condition: sql`where ${condition ?? sql`true`}`,
    order: sql.join(
      orderBy.map(({ column, order }) => sql`${order(column)}`),
      sql`, `,
    ),
  }
}

/**
 * A page of documents and how many there are, in one statement: Postgres writes the documents, and
 * nobody parses them on their way to the client.
 *
 * @returns `null` when conditions or order reach into other tables, which is Payload's to read
 */
export const readDocuments = async ({
  limit,
  page,
  ...reading
}: { limit: number; page: number } & Reading): Promise<{
  docs: string
  total: number
} | null> => {
  const chosen = choose(reading)
  if (!chosen) {
    return null
  }
  const table = tableOf(reading)
  const [row] = await execute<{ docs: string; total: number }>({
    query: sql`
      select (select count(*)::int from ${table} ${chosen.condition}) as total,
        '[' || coalesce((
          select string_agg(row_to_json(d)::text, ',') from (
            select ${projectionOf(reading)} from (
              select * from ${table} ${chosen.condition} order by ${chosen.order}
              limit ${limit} offset ${(page - 1) * limit}
            ) page
          ) d
        ), '') || ']' as docs`,
    req: reading.req,
  })
  return row ?? null
}

/**
 * One document as {@link readDocuments} writes it, `doc` being `null` when there is none.
 *
 * @returns `null` when the conditions reach into other tables
 */
export const readDocument = async (reading: Reading): Promise<{ doc: null | string } | null> => {
  const chosen = choose(reading)
  if (!chosen) {
    return null
  }
  const [row] = await execute<{ doc: string }>({
    query: sql`
      select row_to_json(d)::text as doc from (
        select ${projectionOf(reading)} from (
          select * from ${tableOf(reading)} ${chosen.condition} limit 1
        ) page
      ) d`,
    req: reading.req,
  })
  return { doc: row?.doc ?? null }
}
