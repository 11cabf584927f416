import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { WorkState } from '../../domain/work/states.js'
import type { Query } from '../session.js'

import { execute, isStorableID, tableOf } from '../session.js'
import { now } from './clock.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

/** Locks an item until the transaction ends. `null` when there is none. */
export const lockWork = async ({
  id,
  crm,
  req,
}: { id: string } & Args): Promise<{ key: string; state: WorkState } | null> => {
  if (!isStorableID({ id, req })) {
    return null
  }
  const [row] = await execute<{ key: string; state: WorkState }>({
    query: sql`
      select key, state from ${tableOf({ collection: crm.slugs.work, req })}
      where id = ${id} for no key update`,
    req,
  })
  return row ?? null
}

const EFFECTS: Record<'cancelled' | 'queued', Query> = {
  cancelled: sql`finished_at = clock_timestamp(), lease_owner = null, lease_until = null`,
  queued: sql`attempts = 0, finished_at = null, run_after = ${now}`,
}

/** What a person does with an item that {@link lockWork} has locked; its worker owns it no longer. */
export const setWorkState = async ({
  id,
  crm,
  req,
  state,
}: { id: string; state: 'cancelled' | 'queued' } & Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.work, req })}
      set state = ${state}, ${EFFECTS[state]}, updated_at = clock_timestamp()
      where id = ${id}`,
    req,
  })
}

/**
 * Deletes what was finished long ago. The youngest item of a kind stays: it may be the last tick of
 * a schedule, which would be run again without it.
 */
export const deleteFinishedWork = async ({
  crm,
  days,
  req,
  states,
}: { days: number; states: WorkState[] } & Args): Promise<number> => {
  const table = tableOf({ collection: crm.slugs.work, req })
  const rows = await execute({
    query: sql`
      delete from ${table} w
      where w.state in (${sql.join(
        states.map((state) => sql`${state}`),
        sql`, `,
      )})
        and w.finished_at < now() - make_interval(days => ${days}::int)
        and exists (
          select 1 from ${table} younger
          where younger.kind = w.kind and younger.created_at > w.created_at)
      returning w.id`,
    req,
  })
  return rows.length
}
