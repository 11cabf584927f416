import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

type Row = { from_entered_at: null | string; from_stage: string; recorded_at: string }

/** The newest stage change of a lead, where it is the author's; `null` where there is none, or it is not. */
export const readLastStageChange = async ({
  author,
  collection,
  leadID,
  req,
}: {
  author: number | string
  collection: string
  leadID: number | string
  req: PayloadRequest
}): Promise<{ fromEnteredAt: Date | null; fromStage: string; recordedAt: Date } | null> => {
  const [row] = await execute<Row>({
    query: sql`
      select * from (
        select author_id, from_stage, from_entered_at, created_at as recorded_at
        from ${tableOf({ collection, req })}
        where lead_id = ${leadID} and type = 'stage_change' and deleted_at is null
        order by created_at desc, occurred_at desc limit 1
      ) last where last.author_id = ${author}`,
    req,
  })
  return row
    ? {
        fromEnteredAt: row.from_entered_at ? new Date(row.from_entered_at) : null,
        fromStage: row.from_stage,
        recordedAt: new Date(row.recorded_at),
      }
    : null
}
