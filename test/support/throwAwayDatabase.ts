import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Database } from '../../demo/postgres/startDatabase.js'

import { clearLeftover } from '../../demo/postgres/leftover.js'
import { startDatabase } from '../../demo/postgres/startDatabase.js'
import { isAlive } from '../../demo/system/processes.js'

const PREFIX = 'payload-crm-test-'

/** Databases of test runs that were killed: stopped and removed. */
export const sweep = async (): Promise<void> => {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))
  for (const name of names) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    if (!isAlive({ pid })) {
      const folder = path.join(tmpdir(), name)
      await clearLeftover({ folder: path.join(folder, 'postgres/data') })
      rmSync(folder, { force: true, recursive: true })
    }
  }
}

/** A folder that any user may enter (mkdtemp makes it private, and root's Postgres is another user). */
export const makeFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** A real Postgres for the time of a test run; `stop` removes it with all its data. */
export const startThrowAwayDatabase = async (): Promise<Database> => {
  await sweep()
  const folder = makeFolder()
  const database = await startDatabase({
    folder,
    isThrowAway: true,
    signal: new AbortController().signal,
  })
  const stop = async (): Promise<void> => {
    await database.stop()
    rmSync(folder, { force: true, recursive: true })
  }
  return { ...database, stop }
}
