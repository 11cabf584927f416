import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { ResegmentRun, ResegmentStatus } from '../../domain/audience/board.js'
import type { WorkState } from '../../domain/work/states.js'

import { RESEGMENT } from '../../domain/audience/workKind.js'
import { execute, tableOf } from '../session.js'
import { isoMoment } from '../text.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

const STATUS: Record<WorkState, ResegmentStatus> = {
  cancelled: 'cancelled',
  dead: 'failed',
  done: 'done',
  queued: 'queued',
  running: 'running',
}

/** Two who ask for a pass at the same moment ask one after the other. */
export const lockResegment = async ({ req }: Pick<Args, 'req'>): Promise<void> => {
  await execute({
    query: sql`select pg_advisory_xact_lock(hashtext('payload-crm resegment'))`,
    req,
  })
}

/** The latest pass over all contacts, `null` before the first; with an id, that one. */
export const readResegment = async ({
  id,
  crm,
  req,
}: { id?: number | string } & Args): Promise<null | ResegmentRun> => {
  const [row] = await execute<{ state: WorkState } & Omit<ResegmentRun, 'status'>>({
    query: sql`
      select w.id, w.state, coalesce((w.progress->>'done')::int, 0) as done,
        coalesce((w.progress->>'total')::int, 0) as total,
        ${isoMoment(sql`w.started_at`)} as "startedAt",
        ${isoMoment(sql`w.finished_at`)} as "finishedAt",
        coalesce(w.result->'moves', '[]'::jsonb) as moves
      from ${tableOf({ collection: crm.slugs.work, req })} w
      where w.kind = ${RESEGMENT} ${id === undefined ? sql`` : sql`and w.id = ${id}`}
      order by w.created_at desc, w.id desc limit 1`,
    req,
  })
  if (!row) {
    return null
  }
  const { state, ...run } = row
  return { ...run, status: STATUS[state] }
}
