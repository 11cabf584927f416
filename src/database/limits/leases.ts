import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

type Args = { key: string; payload: Payload }

const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`

const tableOf = (payload: Payload) => ownTable({ name: TABLES.rateLimits, req: { payload } })

/** Keys of leases among those of counters, which are hashes. */
const keyOf = (key: string): string => `lease:${key}`

/**
 * Takes what one may hold at a time, over all nodes together: until it is given back, or the seconds
 * are over. It joins no transaction, so that others see it at once.
 *
 * @returns `false` when somebody holds it
 */
export const takeLease = async ({
  key,
  payload,
  seconds,
}: { seconds: number } & Args): Promise<boolean> => {
  const rows = await execute({
    query: sql`
      insert into ${tableOf(payload)} as t (key, points, expire)
      values (${keyOf(key)}, 1, ${now} + ${Math.ceil(seconds * 1000)}::bigint)
      on conflict (key) do update set expire = excluded.expire where t.expire < ${now}
      returning 1`,
    req: { payload },
  })
  return rows.length > 0
}

export const isLeased = async ({ key, payload }: Args): Promise<boolean> => {
  const rows = await execute({
    query: sql`select 1 from ${tableOf(payload)} where key = ${keyOf(key)} and expire >= ${now}`,
    req: { payload },
  })
  return rows.length > 0
}

export const giveBack = async ({ key, payload }: Args): Promise<void> => {
  await execute({
    query: sql`delete from ${tableOf(payload)} where key = ${keyOf(key)}`,
    req: { payload },
  })
}
