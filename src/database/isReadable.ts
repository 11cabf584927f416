import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { accessFilter } from './accessFilter.js'
import { execute, tableOf } from './session.js'

/** Whether the collection's own access lets the user of `req` see this row. */
export const isReadable = async ({
  id,
  collection,
  isTrashRead = false,
  req,
}: {
  collection: string
  id: number | string
  /** Also in the trash. @default false */
  isTrashRead?: boolean
  req: PayloadRequest
}): Promise<boolean> => {
  const readable = await accessFilter({ collection, operation: 'read', req })
  if (readable === false) {
    return false
  }
  const rows = await execute({
    query: sql`
      select 1 from ${tableOf({ collection, req })} d
      where d.id = ${id} and (d.deleted_at is null or ${isTrashRead}) ${readable ? sql`and d.id ${readable}` : sql``}`,
    req,
  })
  return rows.length > 0
}
