import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'

import { accessFilter, whereToSQL } from './accessFilter.js'
import { adapterOf, tableNameOf } from './session.js'

type ID = number | string
type DrizzleAdapter = Parameters<typeof buildQuery>[0]['adapter']

/**
 * The ids of the records the user may read, in order and outside the trash: little enough to hold,
 * where the records are not.
 *
 * @param where as Payload has checked it before
 */
export const listIDs = async ({
  collection,
  limit,
  req,
  sort,
  where,
}: {
  collection: string
  limit: number
  req: PayloadRequest
  sort: string
  where: Where
}): Promise<ID[]> => {
  const readable = await accessFilter({ collection, operation: 'read', req })
  if (readable === false) {
    return []
  }
  const adapter = adapterOf(req)
  const tableName = tableNameOf({ collection, req })
  const table = adapter.tables[tableName]!
  const { joins, orderBy } = buildQuery({
    adapter: adapter as unknown as DrizzleAdapter,
    fields: req.payload.collections[collection]!.config.flattenedFields,
    locale: req.locale ?? undefined,
    sort: sort.split(','),
    tableName,
    where: {},
  })
  const query = joins.reduce(
    (joined, join) => joined.leftJoin(join.table as never, join.condition as never),
    adapter.drizzle.select({ id: table.id! }).from(table).$dynamic(),
  )
  const chosen = sql`${table.id} ${whereToSQL({ collection, req, where })}
    and ${table.deletedAt} is null ${readable ? sql`and ${table.id} ${readable}` : sql``}`
  const rows = await query
    .where(chosen as never)
    .orderBy(...orderBy.map(({ column, order }) => order(column) as never))
    .limit(limit)
  return [...new Set(rows.map(({ id }) => id as ID))]
}
