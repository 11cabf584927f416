import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { DemoSettings } from '../settings.js'

import { chooseAccount } from '../postgres/account.js'
import { OWNER } from '../postgres/cluster.js'
import { checkDatabase } from '../postgres/connect.js'
import { findReachableFolder } from '../postgres/reach.js'
import { startDatabase } from '../postgres/startDatabase.js'
import { Refusal } from '../refusal.js'
import { takeLock } from '../system/lock.js'

export type OpenedDatabase = {
  close: () => Promise<void>
  /** A demo runs on it; its schema is up to date. */
  isServed: boolean
  /** With the password: never print it. */
  url: string
}

/** Line of postmaster.pid that holds the port. */
const PORT_LINE = 3

/** The address of the embedded database that a running demo has started. */
const findRunning = ({ dataFolder }: Pick<DemoSettings, 'dataFolder'>): string => {
  const home = findReachableFolder({
    account: chooseAccount(),
    wanted: path.join(dataFolder, 'postgres'),
  })
  const file = path.join(home ?? dataFolder, 'data/postmaster.pid')
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[PORT_LINE]) : 0
  if (!port) {
    throw new Refusal('The demo is just starting. Import again when it is ready.')
  }
  const password = readFileSync(path.join(dataFolder, 'database-password'), 'utf8').trim()
  return `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/crm`
}

/** The embedded database; started for the time of the import unless a demo has it running. */
const openEmbedded = async ({
  dataFolder,
  signal,
}: { signal: AbortSignal } & Pick<DemoSettings, 'dataFolder'>): Promise<OpenedDatabase> => {
  const lock = takeLock({
    address: 'npm run import',
    file: path.join(dataFolder, 'launcher.lock'),
  })
  if (!lock.release) {
    const url = findRunning({ dataFolder })
    return { close: () => Promise.resolve(), isServed: true, url }
  }
  try {
    const { stop, url } = await startDatabase({ folder: dataFolder, signal })
    const close = async (): Promise<void> => {
      await stop()
      lock.release()
    }
    return { close, isServed: false, url }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The Postgres to import into: the one of DATABASE_URL, else the demo's own. */
export const openDatabase = async ({
  settings: { databaseURL, dataFolder },
  signal,
}: {
  settings: DemoSettings
  signal: AbortSignal
}): Promise<OpenedDatabase> => {
  if (databaseURL) {
    await checkDatabase({ url: databaseURL })
    return { close: () => Promise.resolve(), isServed: false, url: databaseURL }
  }
  return openEmbedded({ dataFolder, signal })
}
