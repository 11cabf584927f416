import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Decision } from '../../domain/work/retries.js'
import type { WorkProgress } from '../../domain/work/types.js'
import type { Query } from '../session.js'

import { execute, tableOf } from '../session.js'
import { now } from './clock.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

/**
 * Every write of a worker goes through this: it changes the item if the worker still owns it, and
 * nothing otherwise. Who lost its lease can do no harm, however late it wakes up.
 */
const updateOwned = async ({
  crm,
  owner,
  req,
  set,
}: { owner: string; set: Query } & Args): Promise<boolean> => {
  const rows = await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.work, req })}
      set ${set}, updated_at = clock_timestamp()
      where lease_owner = ${owner} and state = 'running'
      returning id`,
    req,
  })
  return rows.length > 0
}

const longer = (crm: CRMContext): Query => sql`
  heartbeat_at = clock_timestamp(),
  lease_until = clock_timestamp() + make_interval(secs => ${crm.work.leaseSeconds}::float8)`

const toJSON = (value: unknown): Query => sql`${JSON.stringify(value ?? null)}::jsonb`

/** Says that the worker lives, and how far it is. `false` when the item is its own no longer. */
export const beat = ({
  crm,
  owner,
  progress,
  req,
}: { owner: string; progress: null | WorkProgress } & Args): Promise<boolean> =>
  updateOwned({
    crm,
    owner,
    req,
    set: progress ? sql`progress = ${toJSON(progress)}, ${longer(crm)}` : longer(crm),
  })

/** Inside the transaction of the effects: the item is done with them, or not at all. */
export const markDone = ({
  crm,
  owner,
  req,
  result,
}: { owner: string; result: unknown } & Args): Promise<boolean> =>
  updateOwned({
    crm,
    owner,
    req,
    set: sql`state = 'done', result = ${toJSON(result)}, last_error = null,
      finished_at = clock_timestamp(), lease_owner = null, lease_until = null`,
  })

/** Inside the transaction of the effects: so far it is. What got further counts as tried once. */
export const markProgress = ({
  crm,
  owner,
  progress,
  req,
}: { owner: string; progress: WorkProgress } & Args): Promise<boolean> =>
  updateOwned({
    crm,
    owner,
    req,
    set: sql`progress = ${toJSON(progress)}, attempts = 1, ${longer(crm)}`,
  })

/** Ends a try that failed: back to the queue, or dead, or given up. */
export const markFailed = ({
  crm,
  delayMs,
  isTry,
  message,
  owner,
  req,
  state,
}: { message: string; owner: string } & Args & Decision): Promise<boolean> =>
  updateOwned({
    crm,
    owner,
    req,
    set: sql`state = ${state}, last_error = ${message},
      attempts = greatest(attempts - ${isTry ? 0 : 1}::int, 0),
      run_after = ${now} + make_interval(secs => ${delayMs / 1000}::float8),
      finished_at = ${state === 'queued' ? sql`null` : sql`clock_timestamp()`},
      lease_owner = null, lease_until = null`,
  })

/** Gives an item back unharmed: the try does not count, and the next worker may begin at once. */
export const releaseLease = ({ crm, owner, req }: { owner: string } & Args): Promise<boolean> =>
  updateOwned({
    crm,
    owner,
    req,
    set: sql`state = 'queued', attempts = greatest(attempts - 1, 0),
      run_after = ${now}, lease_owner = null, lease_until = null`,
  })
