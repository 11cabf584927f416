import type { Payload, PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { EnqueueArgs } from '../../../src/collections/work/operations/enqueueWork.js'
import type { WorkHandler, WorkKinds } from '../../../src/collections/work/operations/types.js'
import type { WorkItem } from '../../../src/domain/work/types.js'

import { drainWork } from '../../../src/collections/work/operations/drainWork.js'
import { enqueueWork } from '../../../src/collections/work/operations/enqueueWork.js'
import { claimWork } from '../../../src/database/work/claimWork.js'
import { query } from '../import/importFolder.js'

export const requestOf = (payload: Payload): Promise<PayloadRequest> => createLocalReq({}, payload)

/** Asks for work of the kind `test` under a key of its own. */
export const enqueue = async ({
  payload,
  ...args
}: { payload: Payload } & Partial<EnqueueArgs>): Promise<{ id: number | string; key: string }> => {
  const key = args.key ?? randomUUID()
  const req = args.req ?? (await requestOf(payload))
  const { id } = await enqueueWork({ crm: getCRM(payload), kind: 'test', ...args, key, req })
  return { id, key }
}

export const claim = ({
  kinds = ['test'],
  owner = randomUUID(),
  payload,
}: {
  kinds?: string[]
  owner?: string
  payload: Payload
}): Promise<null | WorkItem> => claimWork({ crm: getCRM(payload), kinds, owner, req: { payload } })

export const drain = ({
  kinds,
  payload,
}: {
  kinds: WorkKinds
  payload: Payload
}): Promise<boolean> => drainWork({ crm: getCRM(payload), kinds, payload, seconds: 60 })

export type WorkRow = {
  attempts: number
  /** Whether it was when it was last written. */
  isDue: boolean
  kind: string
  last_error: null | string
  progress: unknown
  result: unknown
  state: string
}

/** An item as the table has it. */
export const readWork = async ({
  key,
  payload,
}: {
  key: string
  payload: Payload
}): Promise<WorkRow> => {
  const [row] = await query<WorkRow>({
    payload,
    text: `select kind, state, attempts::int, last_error, progress, result,
      run_after <= updated_at as "isDue" from crm_work where key = '${key}'`,
  })
  return row!
}

/** Waits, by the database's clock, until the lease that an item has now would have run out. */
export const untilFirstLeaseIsOver = async ({
  key,
  payload,
}: {
  key: string
  payload: Payload
}): Promise<void> => {
  await query({
    payload,
    text: `select pg_sleep_until(lease_until + interval '1 millisecond') from crm_work where key = '${key}'`,
  })
}

/** As if nothing had been heard of its worker for long. */
export const letLeaseRunOut = async ({
  key,
  payload,
}: {
  key: string
  payload: Payload
}): Promise<void> => {
  await query({
    payload,
    text: `update crm_work set lease_until = now() - interval '1 second' where key = '${key}'`,
  })
}

/** As if the wait for the next try were over. */
export const makeDue = async ({
  key,
  payload,
}: {
  key: string
  payload: Payload
}): Promise<void> => {
  await query({ payload, text: `update crm_work set run_after = now() where key = '${key}'` })
}

/** Makes a lead per step, each committed by itself; may fail after one of them. */
export const inSteps =
  ({
    companyName,
    failsAfter,
    total,
  }: {
    companyName: string
    failsAfter?: number
    total: number
  }): WorkHandler =>
  async ({ commit, item }) => {
    for (let step = item.progress?.done ?? 0; step < total; step += 1) {
      const done = step + 1
      await commit(async ({ req }) => {
        await req.payload.create({ collection: 'crm-leads', data: { companyName }, req })
        return { isDone: false, progress: { done, total } }
      })
      if (done === failsAfter) {
        throw new Error('the light went out')
      }
    }
  }
