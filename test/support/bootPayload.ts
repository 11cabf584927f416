import type { Payload } from 'payload'
import type pg from 'pg'

import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { getPayload } from 'payload'

import type { TestConfigArgs } from './createTestConfig.js'

import { createTestConfig } from './createTestConfig.js'
import { createDatabase } from './databases.js'
import { rememberKey } from './payloadKeys.js'

export type Booted = { databaseURL: string; payload: Payload; stop: () => Promise<void> }

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

type Pool = { _clients: pg.Client[]; end: () => Promise<void> } & NodeJS.EventEmitter

/** Payload keeps one client for itself and never gives it back, so the pool alone would not end. */
const closePool = async (pool: Pool): Promise<void> => {
  pool.on('error', () => undefined)
  await Promise.all(
    [...pool._clients].map((client) => {
      client.on('error', () => undefined)
      return client.end().catch(() => undefined)
    }),
  )
}

/**
 * Payload with the plugin on a database of its own.
 *
 * @example
 * const { payload, stop } = await bootPayload()
 * afterAll(stop)
 */
export const bootPayload = async ({
  schema = 'template',
  ...args
}: {
  /**
   * `template` copies the schema of the plugin without options; `push` makes it anew, for options,
   * collections and changes that alter the schema; `migrations` runs those of the demo.
   * @default 'template'
   */
  schema?: 'migrations' | 'push' | 'template'
} & Partial<Omit<TestConfigArgs, 'databaseURL' | 'push'>> = {}): Promise<Booted> => {
  const isPushed = schema === 'push'
  const { drop, url } = await createDatabase({
    from: schema === 'template' ? 'template' : 'empty',
  })
  const key = randomBytes(8).toString('hex')
  try {
    const config = createTestConfig({ ...args, databaseURL: url, push: isPushed })
    const payload = await getPayload({ config, disableOnInit: schema === 'migrations', key })
    rememberKey({ key, payload })
    const { pool } = payload.db as unknown as { pool: Pool }
    pool.on('error', () => undefined)
    if (schema === 'migrations') {
      payload.db.migrationDir = MIGRATIONS
      await payload.db.migrate()
    }
    const stop = async (): Promise<void> => {
      await closePool(pool)
      await drop()
    }
    return { databaseURL: url, payload, stop }
  } catch (error) {
    await drop()
    throw error
  }
}
