import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'
import { SEARCH_KEPT } from './tables.js'

/** Whether this database keeps what is searched; a host's database user may not be allowed triggers. */
export const isSearchKept = async ({ req }: { req: PayloadRequest }): Promise<boolean> => {
  const rows = await execute({
    query: sql`select from ${ownTable({ name: TABLES.kept, req })} where name = ${SEARCH_KEPT}`,
    req,
  })
  return rows.length > 0
}
