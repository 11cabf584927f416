import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

import type { RateLimit } from '../../domain/limits/rateLimits.js'

import { adapterOf, execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

/** A counter: what is counted, and of whom. */
export type Counter = {
  /** Such as `ai`: all of whose counters share one limit. */
  name: string
  /** Whoever is counted. Stored as a keyed hash: the table tells neither addresses nor accounts. */
  of: string[]
}

type Args = { req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

type Pool = PostgresAdapter['pool']

/**
 * Longer than counting takes, the wait for a connection in a rush of sign-ins included; short enough to
 * wait for when the database is away.
 */
const STORE_TIMEOUT_MS = 5_000

/**
 * The pool as the store uses it: an answer in time, or an error, upon which this process counts
 * alone. Its statements have no names, which a pooler between the app and Postgres may not allow.
 */
const storeClientOf = (pool: Pool) => ({
  query: ({ text, values }: { text: string; values: unknown[] }): Promise<unknown> => {
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Error('The database did not count in time.')),
        STORE_TIMEOUT_MS,
      )
    })
    return Promise.race([pool.query(text, values), tooLate]).finally(() => clearTimeout(timer))
  },
})

const createLimiter = ({
  adapter,
  limit,
}: {
  adapter: PostgresAdapter
  limit: RateLimit
}): RateLimiterPostgres => {
  const common = { duration: limit.seconds, keyPrefix: '', points: limit.points }
  return new RateLimiterPostgres({
    ...common,
    clearExpiredByTimeout: false, // the maintenance of the work table does, once for all nodes
    insuranceLimiter: new RateLimiterMemory(common),
    schemaName: adapter.schemaName,
    storeClient: storeClientOf(adapter.pool),
    storeType: 'client',
    tableCreated: true,
    tableName: TABLES.rateLimits,
  })
}

/** By the connection pool, as each database has its own; and by the counter's name. */
const limiters = new WeakMap<Pool, Map<string, RateLimiterPostgres>>()

const limiterOf = ({
  name,
  limit,
  req,
}: { limit: RateLimit; name: string } & Args): RateLimiterPostgres => {
  const adapter = adapterOf(req)
  const own = limiters.get(adapter.pool) ?? new Map<string, RateLimiterPostgres>()
  const limiter = own.get(name) ?? createLimiter({ adapter, limit })
  limiters.set(adapter.pool, own.set(name, limiter))
  return limiter
}

const keyOf = ({ counter: { name, of }, req }: { counter: Counter } & Args): string =>
  `${name}:${createHmac('sha256', req.payload.secret).update(JSON.stringify(of)).digest('base64url')}`

/**
 * Counts one more, for all nodes on this database together; on its own connection, so that it counts
 * whatever becomes of the request. While the database is away each node counts in its memory.
 *
 * @returns seconds until it may be tried again, or `null` when it may be done now
 */
export const countOne = async ({
  counter,
  limit,
  req,
}: { counter: Counter; limit: RateLimit } & Args): Promise<null | number> => {
  try {
    await limiterOf({ name: counter.name, limit, req }).consume(keyOf({ counter, req }))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
    throw refusal
  }
}

/** Gives one back to a counter, in the request's transaction. */
export const giveBackOne = async ({ counter, req }: { counter: Counter } & Args): Promise<void> => {
  await execute({
    query: sql`
      update ${ownTable({ name: TABLES.rateLimits, req })} set points = points - 1
      where key = ${keyOf({ counter, req })} and points > 0`,
    req,
  })
}

/** Sets a counter back to nothing, in the request's transaction. */
export const clearCounter = async ({
  counter,
  req,
}: { counter: Counter } & Args): Promise<void> => {
  await execute({
    query: sql`
      delete from ${ownTable({ name: TABLES.rateLimits, req })}
      where key = ${keyOf({ counter, req })}`,
    req,
  })
}
