import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { accessFilter } from './accessFilter.js'
import { execute, tableOf } from './session.js'

/** Whether the collection's own access lets the user of `req` change this row. */
export const isWritable = async ({
  id,
  collection,
  req,
}: {
  collection: string
  id: number | string
  req: PayloadRequest
}): Promise<boolean> => {
  const writable = await accessFilter({ collection, operation: 'update', req })
  if (typeof writable !== 'object' || writable === null) {
    return writable === null
  }
  const rows = await execute({
    query: sql`
      select 1 from ${tableOf({ collection, req })} d where d.id = ${id} and d.id ${writable}`,
    req,
  })
  return rows.length > 0
}
