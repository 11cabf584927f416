import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

/**
 * Moves `lastActivityAt` of a lead or a company forward to `at`, never beyond now (a meeting may be
 * planned); the version stays, as nobody's edit is touched.
 */
export const moveLastActivity = async ({
  id,
  at,
  collection,
  now,
  req,
}: {
  /** ISO 8601. */
  at: string
  collection: string
  id: number | string
  now: Date
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection, req })}
      set last_activity_at = greatest(last_activity_at, least(${at}::timestamptz, ${now.toISOString()}::timestamptz)) where id = ${id}`,
    req,
  })
}
