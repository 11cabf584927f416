import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { WorkItem } from '../../domain/work/types.js'
import type { Query } from '../session.js'

import { execute, tableOf } from '../session.js'
import { now } from './clock.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

const itemColumns: Query = sql`
  w.id, w.kind, w.key, w.input, w.progress, w.created_by_id as "createdBy",
  w.attempts::int as attempts, w.max_attempts::int as "maxAttempts"`

/**
 * Takes the next item of the given kinds, with a lease by the database's clock. Workers that ask at
 * the same moment get different items, and none waits for another.
 *
 * @returns `null` when nothing is due
 */
export const claimWork = async ({
  crm,
  kinds,
  owner,
  req,
}: { kinds: string[]; owner: string } & Args): Promise<null | WorkItem> => {
  if (kinds.length === 0) {
    return null
  }
  const table = tableOf({ collection: crm.slugs.work, req })
  const [row] = await execute<WorkItem>({
    query: sql`
      with next as (
        select id from ${table}
        where state = 'queued' and run_after <= now()
          and kind in (${sql.join(
            kinds.map((kind) => sql`${kind}`),
            sql`, `,
          )})
        order by run_after, id
        limit 1
        for no key update skip locked
      )
      update ${table} w
      set state = 'running', attempts = w.attempts + 1, lease_owner = ${owner},
        lease_until = clock_timestamp() + make_interval(secs => ${crm.work.leaseSeconds}::float8),
        heartbeat_at = clock_timestamp(), started_at = coalesce(w.started_at, clock_timestamp()),
        updated_at = clock_timestamp()
      from next where w.id = next.id
      returning ${itemColumns}`,
    req,
  })
  return row ?? null
}

/**
 * Takes items from workers that were not heard of any more: back to the queue, or dead when that was
 * the last try (what ends every worker that touches it must not do so for ever).
 */
export const reapWork = async ({ crm, req }: Args): Promise<void> => {
  const table = tableOf({ collection: crm.slugs.work, req })
  const isLast = sql`w.attempts >= w.max_attempts`
  await execute({
    query: sql`
      update ${table} w
      set state = case when ${isLast} then 'dead' else 'queued' end,
        finished_at = case when ${isLast} then clock_timestamp() end,
        last_error = 'The worker stopped without a word, and its lease ran out.',
        lease_owner = null, lease_until = null, run_after = ${now},
        updated_at = clock_timestamp()
      where w.id in (
        select id from ${table} where state = 'running' and lease_until < now()
        for no key update skip locked)`,
    req,
  })
}
