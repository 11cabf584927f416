import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Breaker } from '../../domain/ai/breaker.js'

import { CLOSED } from '../../domain/ai/breaker.js'
import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

type Args = {
  /** The provider's name and the model's. */
  model: string
  payload: Payload
}

/** A breaker as all nodes see it; `version` is `null` before it was ever written. */
export type StoredBreaker = { breaker: Breaker; version: null | string }

type Row = {
  failures: number
  opened: number
  probeUntil: null | number
  retryAt: null | number
  version: string
}

const tableOf = (payload: Payload) => ownTable({ name: TABLES.aiBreakers, req: { payload } })

const toDate = (milliseconds: null | number): Date | null =>
  milliseconds === null ? null : new Date(milliseconds)

const toBreaker = ({ failures, opened, probeUntil, retryAt }: Row): Breaker => ({
  failures,
  opened,
  probeUntil: toDate(probeUntil),
  retryAt: toDate(retryAt),
})

const readRows = ({ models, payload }: { models: string[]; payload: Payload }): Promise<Row[]> =>
  execute<Row>({
    query: sql`
      select failures, opened, version,
        round(extract(epoch from probe_until) * 1000)::float8 as "probeUntil",
        round(extract(epoch from retry_at) * 1000)::float8 as "retryAt"
      from ${tableOf(payload)} where model = any(${sql.param(models)}::text[])`,
    req: { payload },
  })

/** Of these models, those that ever failed. */
export const readBreakers = async (args: {
  models: string[]
  payload: Payload
}): Promise<Breaker[]> => (await readRows(args)).map(toBreaker)

export const readBreaker = async ({ model, payload }: Args): Promise<StoredBreaker> => {
  const [row] = await readRows({ models: [model], payload })
  return row
    ? { breaker: toBreaker(row), version: row.version }
    : { breaker: CLOSED, version: null }
}

/**
 * Writes a breaker, if it still is as it was seen.
 *
 * @returns whether it was
 */
export const writeBreaker = async ({
  breaker: { failures, opened, probeUntil, retryAt },
  model,
  payload,
  version,
}: Args & StoredBreaker): Promise<boolean> => {
  const table = tableOf(payload)
  const values = sql`${failures}::int, ${opened}::int,
    ${probeUntil?.toISOString() ?? null}::timestamptz,
    ${retryAt?.toISOString() ?? null}::timestamptz, gen_random_uuid()`
  const written = await execute({
    query:
      version === null
        ? sql`
            insert into ${table} (model, failures, opened, probe_until, retry_at, version)
            values (${model}, ${values}) on conflict do nothing returning 1`
        : sql`
            update ${table} set (failures, opened, probe_until, retry_at, version) = (${values})
            where model = ${model} and version = ${version}::uuid returning 1`,
    req: { payload },
  })
  return written.length > 0
}
