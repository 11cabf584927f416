import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { newID } from '../import/newID.js'
import { execute, tableOf } from '../session.js'
import { now } from './clock.js'

export type NewWork = {
  createdBy: null | number | string
  input: unknown
  key: string
  kind: string
  /** The owner that begins with it at once, `null` for the queue. */
  leaseOwner: null | string
  maxAttempts: number
}

/**
 * Puts an item into the table, inside the request's transaction if it has one.
 *
 * @returns the id of the new item, `null` when there is one of this key already
 */
export const insertWork = async ({
  crm,
  req,
  work: { createdBy, input, key, kind, leaseOwner, maxAttempts },
}: {
  crm: CRMContext
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
  work: NewWork
}): Promise<null | number | string> => {
  const id = newID(req as PayloadRequest)
  const isRunning = leaseOwner !== null
  const begins = isRunning ? sql`clock_timestamp()` : sql`null`
  const [row] = await execute<{ id: number | string }>({
    query: sql`
      insert into ${tableOf({ collection: crm.slugs.work, req })} (
        ${id ? sql`id,` : sql``} kind, key, input, state, attempts, max_attempts, run_after,
        lease_owner, lease_until, heartbeat_at, started_at, created_by_id, created_at, updated_at)
      values (
        ${id ? sql`${id},` : sql``} ${kind}, ${key}, ${JSON.stringify(input ?? null)}::jsonb,
        ${isRunning ? 'running' : 'queued'}, ${isRunning ? 1 : 0}, ${maxAttempts},
        ${now}, ${leaseOwner},
        ${begins}::timestamptz + make_interval(secs => ${crm.work.leaseSeconds}::float8),
        ${begins}::timestamptz, ${begins}::timestamptz, ${createdBy},
        clock_timestamp(), clock_timestamp())
      on conflict (key) do nothing
      returning id`,
    req,
  })
  return row?.id ?? null
}

/** The item of a key. */
export const findWorkID = async ({
  crm,
  key,
  req,
}: {
  crm: CRMContext
  key: string
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
}): Promise<null | number | string> => {
  const [row] = await execute<{ id: number | string }>({
    query: sql`select id from ${tableOf({ collection: crm.slugs.work, req })} where key = ${key}`,
    req,
  })
  return row?.id ?? null
}
