import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'

import type { Query } from './session.js'

import { adapterOf, tableNameOf } from './session.js'

type DrizzleAdapter = Parameters<typeof buildQuery>[0]['adapter']

/** A Payload `where` as a condition on the ids of a collection's table, for use in hand-written SQL. */
export const whereToSQL = ({
  collection,
  req,
  where,
}: {
  collection: string
  req: PayloadRequest
  where: Where
}): Query => {
  const { joins, where: condition } = buildQuery({
    adapter: adapterOf(req) as unknown as DrizzleAdapter,
    fields: req.payload.collections[collection]!.config.flattenedFields,
    locale: req.locale ?? undefined,
    tableName: tableNameOf({ collection, req }),
    where,
  })
  const adapter = adapterOf(req)
  const table = adapter.tables[tableNameOf({ collection, req })]!
  const ids = joins.reduce(
    (query, join) => query.leftJoin(join.table as never, join.condition as never),
    adapter.drizzle.select({ id: table.id! }).from(table).$dynamic(),
  )
  return sql`in ${ids.where(condition as never)}`
}

/**
 * What the collection's own access leaves of its rows to the user of `req`: `null` when all of
 * them, a condition (`in (…)`, to stand behind an id) when some, and `false` when none.
 */
export const accessFilter = async ({
  collection,
  operation,
  req,
}: {
  collection: string
  operation: 'read' | 'update'
  req: PayloadRequest
}): Promise<false | null | Query> => {
  const access = await req.payload.collections[collection]!.config.access[operation]({ req })
  if (typeof access === 'boolean') {
    return access ? null : false
  }
  return whereToSQL({ collection, req, where: access })
}
