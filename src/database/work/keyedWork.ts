import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { WorkState } from '../../domain/work/states.js'

import { execute, tableOf } from '../session.js'
import { isoMoment } from '../text.js'

type Args = {
  crm: CRMContext
  key: string
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
}

export type KeyedWork = {
  id: number | string
  input: unknown
  lastError: null | string
  result: unknown
  state: WorkState
}

/** The item of a key, and what has become of it. */
export const findKeyedWork = async ({ crm, key, req }: Args): Promise<KeyedWork | null> => {
  const [row] = await execute<KeyedWork>({
    query: sql`
      select id, input, last_error as "lastError", result, state
      from ${tableOf({ collection: crm.slugs.work, req })} where key = ${key}`,
    req,
  })
  return row ?? null
}

/** Forgets an item that was given up, so that its key can be asked for anew. */
export const forgetCancelled = async ({ crm, key, req }: Args): Promise<void> => {
  await execute({
    query: sql`
      delete from ${tableOf({ collection: crm.slugs.work, req })}
      where key = ${key} and state = 'cancelled'`,
    req,
  })
}

/** The item of a kind that was asked for last. */
export const findLatestWork = async ({
  crm,
  kind,
  req,
}: { kind: string } & Omit<Args, 'key'>): Promise<
  ({ finishedAt: null | string; progress: unknown } & KeyedWork) | null
> => {
  const [row] = await execute<{ finishedAt: null | string; progress: unknown } & KeyedWork>({
    query: sql`
      select id, input, last_error as "lastError", result, state, progress,
        ${isoMoment(sql`finished_at`)} as "finishedAt"
      from ${tableOf({ collection: crm.slugs.work, req })}
      where kind = ${kind} order by created_at desc, id desc limit 1`,
    req,
  })
  return row ?? null
}
