import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute } from './session.js'

/** Has statements of the transaction fail that wait longer than this for what others have locked. */
export const limitWaiting = async ({
  req,
  seconds,
}: {
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
  seconds: number
}): Promise<void> => {
  await execute({
    query: sql`select set_config('lock_timeout', ${`${seconds}s`}, true)`,
    req,
  })
}
