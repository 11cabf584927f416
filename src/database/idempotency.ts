import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, ownTable } from './session.js'
import { TABLES } from './tables.js'

/** How long an answer is kept for those who ask again. */
export const IDEMPOTENCY_HOURS = 24

/** Who sent a key, and the key. */
export type KeyRef = { key: string; scope: string }

export type KeptAnswer = { answer: string; fingerprint: string; status: number }

/** The answer that was given to a key, `null` when there is none, or none any more. */
export const findAnswer = async ({
  key,
  req,
  scope,
}: { req: PayloadRequest } & KeyRef): Promise<KeptAnswer | null> => {
  const [kept] = await execute<KeptAnswer>({
    query: sql`
      select answer, fingerprint, status
      from ${ownTable({ name: TABLES.idempotencyKeys, req })}
      where scope = ${scope} and key = ${key}
        and created_at >= now() - make_interval(hours => ${IDEMPOTENCY_HOURS})`,
    req,
  })
  return kept ?? null
}

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
  return claimed.length > 0 ? null : findAnswer({ key, req, scope })
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
