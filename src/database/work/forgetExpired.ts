import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { IDEMPOTENCY_HOURS } from '../idempotency.js'
import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

/** Deletes what the machinery no longer has to remember: old answers, and counts that are over. */
export const forgetExpired = async ({
  req,
}: {
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
}): Promise<void> => {
  await execute({
    query: sql`
      delete from ${ownTable({ name: TABLES.idempotencyKeys, req })}
      where created_at < now() - make_interval(hours => ${IDEMPOTENCY_HOURS}::int)`,
    req,
  })
  await execute({
    query: sql`
      delete from ${ownTable({ name: TABLES.rateLimits, req })}
      where expire < extract(epoch from now()) * 1000`,
    req,
  })
}
