import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute } from './session.js'

/** The number Postgres gives the request's transaction. */
export const transactionNumber = async ({ req }: { req: PayloadRequest }): Promise<string> => {
  const [row] = await execute<{ number: string }>({
    query: sql`select pg_current_xact_id()::text as number`,
    req,
  })
  return row!.number
}

/**
 * Asks Postgres whether a transaction was committed: Payload reports a COMMIT that failed as done.
 *
 * @throws Error when it was not
 */
export const confirmCommit = async ({
  number,
  req,
}: {
  number: string
  req: PayloadRequest
}): Promise<void> => {
  const [row] = await execute<{ status: null | string }>({
    query: sql`select pg_xact_status(${number}::xid8) as status`,
    req,
  })
  if (row?.status !== 'committed') {
    throw new Error(
      'payload-crm: the database did not commit the transaction. Nothing was written.',
    )
  }
}
