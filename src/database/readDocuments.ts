import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'

import type { ReadField } from './documents/readField.js'

import { projectionOf } from './documents/projection.js'
import { adapterOf, execute, tableNameOf, tableOf } from './session.js'

type DrizzleAdapter = Parameters<typeof buildQuery>[0]['adapter']

/** What is read: which documents, and what of them. */
export type Reading = {
  collection: string
  fields: ReadField[]
  req: PayloadRequest
  sort?: string[]
  where: Where
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
