import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'

import type { CRMContext } from '../../context.js'

import { accessFilter, whereToSQL } from '../accessFilter.js'
import { adapterOf, execute, tableNameOf, tableOf, userNameSQL } from '../session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }
type DrizzleAdapter = Parameters<typeof buildQuery>[0]['adapter']

/**
 * The ids of the leads the user may read, in order: little enough to hold, where the leads are not.
 *
 * @param where as Payload has checked it before
 */
export const listLeadIDs = async ({
  crm,
  limit,
  req,
  sort,
  where,
}: { limit: number; sort: string; where: Where } & Args): Promise<ID[]> => {
  const collection = crm.slugs.leads
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

/** What to call these users, by id as text; those the reader may not know are missing. */
export const readUserNames = async ({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): Promise<Map<string, string>> => {
  const readable = await accessFilter({ collection: crm.usersSlug, operation: 'read', req })
  if (ids.length === 0 || readable === false) {
    return new Map()
  }
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await execute<{ id: string; name: string }>({
    query: sql`
      select u.id::text as id, ${userNameSQL({ collection: crm.usersSlug, req })} as name
      from ${tableOf({ collection: crm.usersSlug, req })} u
      where u.id in (${list}) ${readable ? sql`and u.id ${readable}` : sql``}`,
    req,
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
