import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal.js'
import { findFreePort } from '../system/ports.js'
import { keepSecret } from '../system/secrets.js'
import { chooseAccount } from './account.js'
import { locateBinaries } from './binaries.js'
import { initialise, isInitialised, OWNER, startClusterPatiently } from './cluster.js'
import { withConnection } from './connect.js'
import { clearLeftover } from './leftover.js'
import { findReachableFolder } from './reach.js'

export type Database = {
  /** Folder of the data; elsewhere than asked when root's Postgres could not reach that. */
  folder: string
  /** What was found at the start: a new folder, a clean one, or one left by a `kill -9`. */
  found: 'kept' | 'leftover' | 'nothing'
  /** Process of the Postgres server. */
  pid: number
  stop: () => Promise<void>
  /** With the password: never print it. */
  url: string
}

const LASTING = ['max_connections=100', 'shared_buffers=256MB', 'log_min_messages=warning']

/** Faster, and lost in a power cut: for tests alone. */
const THROW_AWAY = [...LASTING, 'fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

const NAME = 'crm'

const ensureDatabase = ({ url }: { url: string }): Promise<void> =>
  withConnection({
    url,
    use: async (client) => {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME])
      if (!rowCount) {
        await client.query(`create database ${NAME}`)
      }
    },
  })

/**
 * Starts the embedded Postgres on a folder, made at the first start, recovered when the launcher
 * before was killed. Only this machine can reach it.
 *
 * @throws Refusal when the folder or the programs cannot be used
 */
export const startDatabase = async ({
  folder,
  isThrowAway = false,
  port: wantedPort,
  signal,
}: {
  folder: string
  /** No guarantee against a power cut, for speed. @default false */
  isThrowAway?: boolean
  /** @default a free one each time */
  port?: number
  signal: AbortSignal
}): Promise<Database> => {
  mkdirSync(folder, { recursive: true })
  const account = chooseAccount()
  const home = findReachableFolder({ account, wanted: path.join(folder, 'postgres') })
  if (!home) {
    throw new Refusal(
      `The user that runs Postgres cannot write to ${folder}. Set CRM_DATA_DIR to a folder that every user may enter (/srv/crm, for example), or set DATABASE_URL.`,
    )
  }
  chmodSync(home, 0o755)
  const data = path.join(home, 'data')
  const binaries = locateBinaries({ account })
  const password = keepSecret({ file: path.join(folder, 'database-password') })
  const isNew = !isInitialised({ folder: data })
  if (isNew) {
    await initialise({ account, binaries, folder: home, password, signal })
  }
  const leftover = await clearLeftover({ folder: data })
  const port = wantedPort ?? (await findFreePort())
  const urlOf = (name: string): string =>
    `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`
  const { pid, stop } = await startClusterPatiently({
    account,
    binaries,
    flags: isThrowAway ? THROW_AWAY : LASTING,
    folder: data,
    logFile: path.join(folder, 'postgres.log'),
    port,
    signal,
    url: urlOf('postgres'),
  })
  try {
    await ensureDatabase({ url: urlOf('postgres') })
  } catch (error) {
    await stop()
    throw error
  }
  return {
    folder: data,
    found: isNew ? 'nothing' : leftover === 'none' ? 'kept' : 'leftover',
    pid,
    stop,
    url: urlOf(NAME),
  }
}
