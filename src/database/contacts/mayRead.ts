import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { accessFilter } from '../accessFilter.js'

/**
 * Whether the user may read the record with an id, as a condition within a statement. The system's own
 * work, without a user, reads everything.
 */
export const mayRead = async ({
  id,
  collection,
  req,
}: {
  collection: string
  /** A column. */
  id: Query
  req: PayloadRequest
}): Promise<Query> => {
  const readable = req.user ? await accessFilter({ collection, operation: 'read', req }) : null
  if (readable === false) {
    return sql`false`
  }
  return readable ? sql`${id} ${readable}` : sql`true`
}
