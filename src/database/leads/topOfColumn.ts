import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

/** The order key of the first card in a column, `null` when the column is empty. */
export const topOfColumn = async ({
  collection,
  pipeline,
  req,
  stage,
}: {
  collection: string
  pipeline: number | string
  req: PayloadRequest
  stage: string
}): Promise<null | string> => {
  const [row] = await execute<{ board_order: string }>({
    query: sql`
      select board_order from ${tableOf({ collection, req })}
      where pipeline_id = ${pipeline} and stage = ${stage} and deleted_at is null
      order by board_order collate "C" limit 1`,
    req,
  })
  return row?.board_order ?? null
}
