import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { BatchRunKind } from '../../domain/runs/functions.js'
import type { RunProgress } from '../../domain/runs/progress.js'
import type { RunStatus } from '../../domain/runs/status.js'

import { RUN_BATCH } from '../../domain/runs/workKind.js'
import { execute, isStorableID, tableOf } from '../session.js'

type ID = number | string

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

export type LockedRun = {
  createdBy: ID | null
  id: ID
  kind: BatchRunKind
  status: RunStatus
} & RunProgress

const runColumns = sql`
  r.id, r.kind, r.status, r.created_by_id as "createdBy", r.total::int as total, r.done::int as done,
  r.calls::float8 as calls, r.input_tokens::float8 as "inputTokens",
  r.output_tokens::float8 as "outputTokens", r.cost::float8 as cost,
  coalesce(r.counts, '{}') as counts, coalesce(r.errors, '[]') as errors`

const toJSON = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Locks a run until the transaction ends. `null` when there is none. */
export const lockRun = async ({ id, crm, req }: { id: ID } & Args): Promise<LockedRun | null> => {
  if (!isStorableID({ id, req })) {
    return null
  }
  const [row] = await execute<LockedRun>({
    query: sql`
      select ${runColumns} from ${tableOf({ collection: crm.slugs.runs, req })} r
      where r.id = ${id} for no key update`,
    req,
  })
  return row ?? null
}

/** `null` when there is no such run. */
export const readRunStatus = async ({
  id,
  crm,
  req,
}: { id: ID } & Args): Promise<null | RunStatus> => {
  const [row] = await execute<{ status: RunStatus }>({
    query: sql`select status from ${tableOf({ collection: crm.slugs.runs, req })} where id = ${id}`,
    req,
  })
  return row?.status ?? null
}

/** Locks the runs that are under way although none of their batches is. */
export const lockStrandedRuns = ({ crm, req }: Args): Promise<LockedRun[]> =>
  execute<LockedRun>({
    query: sql`
      select ${runColumns} from ${tableOf({ collection: crm.slugs.runs, req })} r
      where r.status in ('queued', 'running') and r.kind <> 'train' and not exists (
        select 1 from ${tableOf({ collection: crm.slugs.work, req })} w
        where w.kind = ${RUN_BATCH} and w.state in ('queued', 'running')
          and w.input->>'run' = r.id::text)
      for no key update skip locked`,
    req,
  })

/**
 * Says that a batch of the run is begun: it is under way, also again after it had failed. Batches begin
 * side by side: what has become of the run is read in a statement of its own, after whoever else was
 * writing it.
 *
 * @returns `false` when the run was given up, or is gone
 */
export const beginRun = async ({ id, crm, req }: { id: ID } & Args): Promise<boolean> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.runs, req })}
      set status = 'running', started_at = coalesce(started_at, clock_timestamp()),
        finished_at = null, updated_at = clock_timestamp()
      where id = ${id} and status in ('queued', 'failed')`,
    req,
  })
  return (await readRunStatus({ id, crm, req })) === 'running'
}

const progressColumns = ({
  calls,
  cost,
  counts,
  done,
  errors,
  inputTokens,
  outputTokens,
  total,
}: RunProgress) => sql`
  calls = ${calls}, cost = ${cost}, counts = ${toJSON(counts)}, done = ${done},
  errors = ${toJSON(errors)}, input_tokens = ${inputTokens}, output_tokens = ${outputTokens},
  total = ${total}, updated_at = clock_timestamp()`

/** Notes how far a run is that {@link lockRun} has locked, or that the transaction has made. */
export const writeProgress = async ({
  id,
  crm,
  progress,
  req,
}: { id: ID; progress: RunProgress } & Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.runs, req })}
      set ${progressColumns(progress)} where id = ${id}`,
    req,
  })
}

/**
 * Ends a run that is locked. Its key is free from now on: the same may be asked for again. That of a
 * day stays taken, unless the day's work was not done.
 */
export const closeRun = async ({
  id,
  crm,
  progress,
  req,
  status,
  summary,
}: {
  id: ID
  progress: RunProgress
  status: Extract<RunStatus, 'cancelled' | 'done' | 'failed'>
  summary: string
} & Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.runs, req })}
      set ${progressColumns(progress)}, status = ${status}, summary = ${summary},
        started_at = coalesce(started_at, clock_timestamp()), finished_at = clock_timestamp(),
        key = case when kind = 'daily' and ${status} = 'done' then key
          else split_part(key, ' ', 1) || ' ' || id end
      where id = ${id}`,
    req,
  })
}
