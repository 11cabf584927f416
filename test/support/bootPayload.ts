import type { Payload } from 'payload'
import type pg from 'pg'

import { randomBytes } from 'node:crypto'
import { getPayload } from 'payload'

import type { TestConfigArgs } from './createTestConfig.js'

import { createTestConfig } from './createTestConfig.js'
import { createDatabase } from './databases.js'
import { rememberKey } from './payloadKeys.js'

export type Booted = { databaseURL: string; payload: Payload; stop: () => Promise<void> }

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
   * collections and changes that alter the schema. @default 'template'
   */
  schema?: 'push' | 'template'
} & Partial<Omit<TestConfigArgs, 'databaseURL' | 'push'>> = {}): Promise<Booted> => {
  const isPushed = schema === 'push'
  const { drop, url } = await createDatabase({ from: isPushed ? 'empty' : 'template' })
  const key = randomBytes(8).toString('hex')
  try {
    const config = createTestConfig({ ...args, databaseURL: url, push: isPushed })
    const payload = await getPayload({ config, key })
    rememberKey({ key, payload })
    const { pool } = payload.db as unknown as { pool: Pool }
    pool.on('error', () => undefined)
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
