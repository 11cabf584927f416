import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

/** Moves `lastActivityAt` forward to `at`; the lead's version stays, as nobody's edit is touched. */
export const touchLead = async ({
  id,
  at,
  collection,
  req,
}: {
  /** ISO 8601. */
  at: string
  collection: string
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection, req })}
      set last_activity_at = greatest(last_activity_at, ${at}::timestamptz) where id = ${id}`,
    req,
  })
}
