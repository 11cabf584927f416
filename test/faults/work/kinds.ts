import { sql } from '@payloadcms/db-postgres'
import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkHandler, WorkKinds } from '../../../src/collections/work/operations/types.js'

import { enqueueWork } from '../../../src/collections/work/operations/enqueueWork.js'
import { execute } from '../../../src/database/session.js'

/** Leads that one call of the model is about. */
export const BATCH = 25

/** As often as the workers of a run may be killed at one batch. */
const MANY = 50

type Batch = { from: number; to: number }

/** The plan of a run over all leads: one piece of work for each batch, asked for together. */
const plan: WorkHandler<number> = ({ commit, crm }) =>
  commit(async ({ req }) => {
    const [row] = await execute<{ count: number }>({
      query: sql`select count(*)::int as count from crm_leads`,
      req,
    })
    const batches = Math.ceil(row!.count / BATCH)
    for (let index = 0; index < batches; index += 1) {
      const input: Batch = { from: index * BATCH, to: (index + 1) * BATCH }
      await enqueueWork({
        crm,
        input,
        key: `score:${index}`,
        kind: 'score',
        maxAttempts: MANY,
        req,
      })
    }
    return { isDone: true, result: batches }
  })

/** One batch: the model is asked, then the scores, their count and the end are committed together. */
const score: WorkHandler<number> = async ({ commit, item, signal }) => {
  const { from, to } = item.input as Batch
  const response = await fetch(process.env.MODEL_URL!, {
    body: JSON.stringify({ key: item.key }),
    method: 'POST',
    signal,
  })
  const { value } = (await response.json()) as { value: number }
  await commit(async ({ req }) => {
    const scored = await execute({
      query: sql`
        with batch as (
          select id from crm_leads order by id limit ${to - from} offset ${from}
        ), noted as (
          insert into fault_scores (lead) select id::text from batch
        )
        update crm_leads l set ai_score = ${value} from batch where l.id = batch.id returning l.id`,
      req,
    })
    return { isDone: true, result: scored.length }
  })
}

/** Notes that a tick was run. */
const tick: WorkHandler<null> = ({ commit, item }) =>
  commit(async ({ req }) => {
    await execute({ query: sql`insert into fault_ticks (key) values (${item.key})`, req })
    return { isDone: true, result: null }
  })

/** Is at work until somebody ends it. */
const linger: WorkHandler<null> = ({ signal }) => sleep(600_000, undefined, { signal })

export const testKinds: WorkKinds = { linger, plan, score, tick }
