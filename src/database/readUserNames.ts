import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../context.js'

import { accessFilter } from './accessFilter.js'
import { execute, tableOf, userNameSQL } from './session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

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
