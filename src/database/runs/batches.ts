import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EngineFunctionName } from '../../domain/runs/functions.js'
import type { Batch } from '../../domain/runs/planBatches.js'

import { RUN_BATCH } from '../../domain/runs/workKind.js'
import { MAX_ATTEMPTS } from '../../domain/work/retries.js'
import { newID } from '../import/newID.js'
import { execute, tableOf } from '../session.js'
import { now } from '../work/clock.js'

type ID = number | string

type Args = { crm: CRMContext; req: PayloadRequest; run: ID }

/** What the work of a batch has to know. */
export type BatchInput = { function: EngineFunctionName; ids: ID[]; run: ID }

/** Asks for the batches of a run: one statement, however many there are. */
export const insertBatches = async ({
  batches,
  crm,
  req,
  run,
}: { batches: Batch[] } & Args): Promise<void> => {
  const id = newID(req)
  const createdBy = req.user?.collection === crm.usersSlug ? req.user.id : null
  const items = batches.map(({ function: name, ids, number }) => ({
    input: { function: name, ids, run } satisfies BatchInput,
    key: `run:${run}:${name}:${number}`,
  }))
  await execute({
    query: sql`
      insert into ${tableOf({ collection: crm.slugs.work, req })} (
        ${id ? sql`id,` : sql``} kind, key, input, state, attempts, max_attempts, run_after,
        created_by_id, created_at, updated_at)
      select ${id ? sql`${id},` : sql``} ${RUN_BATCH}, item.key, item.input, 'queued', 0,
        ${MAX_ATTEMPTS}, ${now}, ${createdBy}, clock_timestamp(), clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item (key text, input jsonb)
      on conflict (key) do nothing`,
    req,
  })
}

/** Gives up what is left of a run; whoever is at a batch of it can write nothing more. */
export const cancelBatches = async ({ crm, req, run }: Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.work, req })}
      set state = 'cancelled', finished_at = clock_timestamp(), lease_owner = null,
        lease_until = null, updated_at = clock_timestamp()
      where kind = ${RUN_BATCH} and state in ('queued', 'running')
        and input->>'run' = ${String(run)}`,
    req,
  })
}

/** Subjects of a function that batches of any run are about at the moment. */
export const subjectsUnderWay = async ({
  crm,
  function: name,
  req,
}: { function: EngineFunctionName } & Omit<Args, 'run'>): Promise<Set<string>> => {
  const rows = await execute<{ id: string }>({
    query: sql`
      select distinct jsonb_array_elements_text(input->'ids') as id
      from ${tableOf({ collection: crm.slugs.work, req })}
      where kind = ${RUN_BATCH} and state in ('queued', 'running')
        and input->>'function' = ${name}`,
    req,
  })
  return new Set(rows.map(({ id }) => id))
}
