import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, ownTable } from './session.js'
import { TABLES } from './tables.js'

/** How long an answer is kept for those who ask again. */
export const IDEMPOTENCY_HOURS = 24

/** Who sent a key, and the key. */
export type KeyRef = { key: string; scope: string }

type KeptAnswer = { answer: string; fingerprint: string; status: number }

/**
 * Claims a key for the request's transaction. Whoever sends the same key meanwhile waits here until
 * this transaction ends: then it finds the answer, or (nothing having been written) claims the key.
 *
 * @returns the answer that was given before, `null` when the key is new
 */
export const claimKey = async ({
  fingerprint,
  key,
  req,
  scope,
}: { fingerprint: string; req: PayloadRequest } & KeyRef): Promise<KeptAnswer | null> => {
  const table = ownTable({ name: TABLES.idempotencyKeys, req })
  const claimed = await execute({
    query: sql`
      insert into ${table} as kept (scope, key, fingerprint)
      values (${scope}, ${key}, ${fingerprint})
      on conflict (scope, key) do update
        set answer = null, created_at = now(), fingerprint = excluded.fingerprint, status = null
        where kept.created_at < now() - make_interval(hours => ${IDEMPOTENCY_HOURS})
      returning 1`,
    req,
  })
  if (claimed.length > 0) {
    return null
  }
  const [kept] = await execute<KeptAnswer>({
    query: sql`
      select answer, fingerprint, status from ${table} where scope = ${scope} and key = ${key}`,
    req,
  })
  return kept ?? null
}

/** Keeps the answer beside what it answers: both are committed, or neither. */
export const keepAnswer = async ({
  answer,
  key,
  req,
  scope,
  status,
}: { answer: string; req: PayloadRequest; status: number } & KeyRef): Promise<void> => {
  await execute({
    query: sql`
      update ${ownTable({ name: TABLES.idempotencyKeys, req })}
      set answer = ${answer}, status = ${status} where scope = ${scope} and key = ${key}`,
    req,
  })
}
