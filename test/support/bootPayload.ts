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

const startNode = async ({
  isMigrated,
  ...args
}: { isMigrated: boolean } & TestConfigArgs): Promise<Omit<Booted, 'databaseURL'>> => {
  const key = randomBytes(8).toString('hex')
  const config = createTestConfig(args)
  const payload = await getPayload({ config, disableOnInit: isMigrated, key })
  rememberKey({ key, payload })
  const { pool } = payload.db as unknown as { pool: Pool }
  pool.on('error', () => undefined)
  if (isMigrated) {
    payload.db.migrationDir = MIGRATIONS
    await payload.db.migrate()
  }
  return { payload, stop: () => closePool(pool) }
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
  try {
    const { payload, stop: stopNode } = await startNode({
      ...args,
      databaseURL: url,
      isMigrated: schema === 'migrations',
      push: isPushed,
    })
    const stop = async (): Promise<void> => {
      await stopNode()
      await drop()
    }
    return { databaseURL: url, payload, stop }
  } catch (error) {
    await drop()
    throw error
  }
}

/** A second Payload on a database that {@link bootPayload} made: another node of the same app. */
export const bootSecondNode = (
  args: { databaseURL: string } & Partial<Omit<TestConfigArgs, 'push'>>,
): Promise<Omit<Booted, 'databaseURL'>> => startNode({ ...args, isMigrated: false, push: false })
