import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { NodePgClient } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { SemaphoreInterface } from 'async-mutex'

import { NodePgSession, NodePgTransaction } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { Semaphore, withTimeout } from 'async-mutex'

import { DatabaseError } from './databaseError.js'
import { postgresErrorOf } from './postgresError.js'

type Pool = PostgresAdapter['pool']
type Client = Extract<NodePgClient, { release: unknown }>
type TransactionOptions = Parameters<PostgresAdapter['beginTransaction']>[0]
type Session = PostgresAdapter['sessions'][string]
type SessionArgs = ConstructorParameters<typeof NodePgSession>

/** What drizzle keeps on its database and does not show in its types. */
type DrizzleInternals = {
  _: NonNullable<SessionArgs[2]>
  dialect: SessionArgs[1]
  session: { options: SessionArgs[3] }
}

/** How long a request waits for a connection before it is told to come again. */
const CONNECTION_TIMEOUT_MS = 10_000

/** As node-postgres has it when the host says nothing. */
const DEFAULT_POOL_SIZE = 10

const poolSizeOf = ({ poolOptions }: PostgresAdapter): number =>
  poolOptions.max ?? DEFAULT_POOL_SIZE

const waitOf = ({ poolOptions }: PostgresAdapter): number =>
  poolOptions.connectionTimeoutMillis || CONNECTION_TIMEOUT_MS

/**
 * How many transactions may be open at a time: a fifth of the pool is left to reads, so that a rush
 * of writes (which queue on each other's rows) does not keep everybody else from reading.
 */
export const writersOf = (poolSize: number): number =>
  Math.max(1, poolSize - Math.max(1, Math.round(poolSize / 5)))

const permitsFor = (adapter: PostgresAdapter): SemaphoreInterface =>
  withTimeout(
    new Semaphore(writersOf(poolSizeOf(adapter))),
    waitOf(adapter),
    new DatabaseError('The database is busy: no connection became free in time.'),
  )

const drizzleOn = ({ adapter, client }: { adapter: PostgresAdapter; client: Client }) => {
  const primary = adapter.primaryDrizzle ?? adapter.drizzle
  const { _: schema, dialect, session } = primary as unknown as DrizzleInternals
  return new NodePgTransaction(
    dialect,
    new NodePgSession(client, dialect, schema, session.options),
    schema,
  )
}

const begin = async ({
  adapter,
  client,
  options,
}: {
  adapter: PostgresAdapter
  client: Client
  options: TransactionOptions
}): Promise<Session['db']> => {
  await client.query('begin')
  const transaction = drizzleOn({ adapter, client })
  if (options) {
    await transaction.setTransaction(options)
  }
  return transaction as unknown as Session['db']
}

const TRANSACTION_HAS_FAILED = '25P02'

/**
 * A client that remembers which statement has failed: whoever forgives it (Payload does, in bulk
 * updates) learns at the COMMIT why nothing was written.
 */
const watch = (client: Client): { failure: () => unknown; watched: Client } => {
  let failure: unknown
  const note = (error: unknown): void => {
    if (postgresErrorOf(error)?.state !== TRANSACTION_HAS_FAILED) {
      failure = error
    }
  }
  const query = (...args: unknown[]): Promise<unknown> => {
    const answer = (client.query as (...all: unknown[]) => Promise<unknown>).apply(client, args)
    answer.catch(note)
    return answer
  }
  return {
    failure: () => failure,
    watched: Object.create(client, { query: { value: query } }) as Client,
  }
}

/**
 * A failed statement turns the COMMIT after it into a ROLLBACK, which Postgres answers without an
 * error: only the tag of the answer tells.
 */
const commit = async ({
  client,
  failure,
}: {
  client: Client
  failure: () => unknown
}): Promise<void> => {
  let answer: { command: string }
  try {
    answer = await client.query('commit')
  } catch (cause) {
    throw new DatabaseError('The database did not confirm the transaction.', { cause })
  }
  if (answer.command !== 'COMMIT') {
    throw new DatabaseError('The database rolled the transaction back. Nothing was written.', {
      cause: failure(),
    })
  }
}

/**
 * Begins a transaction on a connection of its own and registers it where Payload looks for the
 * transactions of requests, so that its operations join. Whatever happens to it, the connection goes
 * back to the pool, or is closed when it broke.
 */
const openTransaction = async ({
  adapter,
  options,
  permits,
}: {
  adapter: PostgresAdapter
  options: TransactionOptions
  permits: SemaphoreInterface
}): Promise<Session> => {
  const [, leave] = await permits.acquire()
  let client: Client
  try {
    client = (await adapter.pool.connect()) as unknown as Client
  } catch (error) {
    leave()
    throw error
  }
  const end = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      client.release()
    } catch (error) {
      client.release(true) // whatever state the connection is in, nobody else gets it
      throw error
    } finally {
      leave()
    }
  }
  try {
    const { failure, watched } = watch(client)
    const db = await begin({ adapter, client: watched, options })
    return {
      db,
      reject: () => end(() => client.query('rollback')),
      resolve: () => end(() => commit({ client, failure })),
    }
  } catch (error) {
    client.release(true)
    leave()
    throw error
  }
}

/** Takes a session out of the register, so that it is ended once. */
const takeSession = async ({
  id,
  adapter,
}: {
  adapter: PostgresAdapter
  id: number | Promise<number | string> | string | undefined
}): Promise<Session | undefined> => {
  const key = (await id) ?? ''
  const session = adapter.sessions[key]
  delete adapter.sessions[key]
  return session
}

/** A connection that breaks while nobody asks anything of it must not end the process. */
const survive = ({ adapter, pool }: { adapter: PostgresAdapter; pool: Pool }): void => {
  const onError = (err: Error): void =>
    adapter.payload.logger.warn({ err, msg: 'payload-crm: a database connection was lost' })
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('error', () => undefined) // told by the client itself
}

/**
 * The pool as Payload makes it, without the connection that Payload takes out of it for good (after
 * each restart of the database one more), and with an end to waiting. When the database cannot be
 * reached, Payload's own connecting says so, or creates it.
 */
const openPool = async (adapter: PostgresAdapter): Promise<Pool | undefined> => {
  const pool = new adapter.pg.Pool({
    ...adapter.poolOptions,
    connectionTimeoutMillis: waitOf(adapter),
  })
  survive({ adapter, pool })
  try {
    ;(await pool.connect()).release()
    return pool
  } catch {
    await pool.end()
    return undefined
  }
}

/**
 * Makes the adapter tell the truth: a transaction counts as done after a COMMIT that Postgres
 * confirmed, and any other end is an error. Payload's own reports a COMMIT that failed as done.
 *
 * Leans on `adapter.sessions` (which Payload's operations read) and on drizzle's session classes; a
 * contract test guards both.
 */
export const withTrueTransactions = (adapter: PostgresAdapter): PostgresAdapter => {
  const { connect } = adapter
  let permits: SemaphoreInterface | undefined

  adapter.connect = async function (this: PostgresAdapter, options) {
    const pool = this.pool ?? (await openPool(this))
    if (pool) {
      this.pool = pool
    }
    await connect?.call(this, options)
    if (this.pool !== pool) {
      survive({ adapter: this, pool: this.pool }) // made by Payload, with the database itself
    }
  }

  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    permits ??= permitsFor(adapter)
    const session = await openTransaction({
      adapter,
      options: options ?? (adapter.transactionOptions as TransactionOptions),
      permits,
    })
    const id = crypto.randomUUID()
    adapter.sessions[id] = session
    return id
  }

  adapter.commitTransaction = async (id) => {
    await (await takeSession({ id, adapter }))?.resolve()
  }

  adapter.rollbackTransaction = async (id) => {
    try {
      await (await takeSession({ id, adapter }))?.reject()
    } catch {
      // A connection that is gone has rolled back.
    }
  }
  return adapter
}
