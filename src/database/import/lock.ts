import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute } from '../session.js'

/** Takes the right to import until the transaction ends; `false` while another import has it. */
export const lockImports = async ({ req }: { req: PayloadRequest }): Promise<boolean> => {
  const [row] = await execute<{ taken: boolean }>({
    query: sql`select pg_try_advisory_xact_lock(hashtext('payload-crm'), hashtext('import')) as taken`,
    req,
  })
  return row?.taken ?? false
}
