import { sql } from '@payloadcms/db-postgres'

import type { Args } from './scope.js'

import { accessFilter } from '../accessFilter.js'
import { readUserNames } from '../readUserNames.js'
import { adapterOf, execute, tableOf } from '../session.js'

type ID = number | string

/** An id that was kept as text, as the host's documents have it. */
export const toID = ({
  id,
  collection,
  req,
}: {
  collection: string
  id: string
  req: Args['req']
}): ID => {
  const own = req.payload.collections[collection]?.customIDType
  return own === 'number' || (!own && adapterOf(req).idType === 'serial') ? Number(id) : id
}

/** The names of users by id; `null` where the viewer may not know them. */
export const readRepNames = async ({
  crm,
  ids,
  req,
}: { ids: string[] } & Args): Promise<(id: string) => null | string> => {
  const names = await readUserNames({ crm, ids, req })
  return (id) => names.get(id) ?? null
}

/** The names of products by id, of those in the trash too: what they made is still there. */
export const readProductNames = async ({
  crm,
  ids,
  req,
}: { ids: string[] } & Args): Promise<(id: string) => null | string> => {
  const collection = crm.slugs.products
  const readable = await accessFilter({ collection, operation: 'read', req })
  if (ids.length === 0 || readable === false) {
    return () => null
  }
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await execute<{ id: string; name: string }>({
    query: sql`
      select p.id::text as id, p.name from ${tableOf({ collection, req })} p
      where p.id in (${list}) ${readable ? sql`and p.id ${readable}` : sql``}`,
    req,
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? null
}
