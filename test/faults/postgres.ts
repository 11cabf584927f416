import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { withConnection } from '../../demo/postgres/connect.js'
import { startDatabase } from '../../demo/postgres/startDatabase.js'
import { waitUntilGone } from '../../demo/system/processes.js'
import { makeFolder, sweep } from '../support/throwAwayDatabase.js'

export type FaultyDatabase = {
  /** `kill -9` of the postmaster and of all its children at once: what a power cut is to Postgres. */
  kill: () => Promise<void>
  /** Rows of one statement, over a connection of its own. */
  query: <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  /** How often Postgres has found itself crashed, by its own log. */
  recoveries: () => number
  /** Starts it again on the same folder and port, and waits until it answers. */
  restart: () => Promise<void>
  stop: () => Promise<void>
  url: string
}

/** Process ids and those of their parents; a bare machine has no `ps`, so /proc comes first. */
const listParents = (): [pid: number, parent: number][] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name): [number, number][] => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '')
          return [[Number(name), Number(stat.split(' ')[1])]]
        } catch {
          return [] // it ended meanwhile
        }
      })
  } catch {
    return execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  }
}

const send = ({ pid, signal }: { pid: number; signal: NodeJS.Signals }): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already.
  }
}

/** Holds the postmaster first, so that it neither makes new children nor cleans up after the others. */
const killCluster = async ({ pid }: { pid: number }): Promise<void> => {
  send({ pid, signal: 'SIGSTOP' })
  const children = listParents().flatMap(([child, parent]) => (parent === pid ? child : []))
  for (const one of [...children, pid]) {
    send({ pid: one, signal: 'SIGKILL' })
  }
  for (const one of [...children, pid]) {
    await waitUntilGone({ milliseconds: 10_000, pid: one })
  }
}

/** A real Postgres that can be killed and started again. */
export const startFaultyDatabase = async ({
  isDurable,
  signal,
}: {
  /** With fsync, full page writes and synchronous commits, as the demo runs it; else for speed. */
  isDurable: boolean
  signal: AbortSignal
}): Promise<FaultyDatabase> => {
  await sweep()
  const folder = makeFolder()
  const start = (port?: number) => startDatabase({ folder, isThrowAway: !isDurable, port, signal })
  let database = await start()
  const { url } = database
  return {
    kill: () => killCluster(database),
    query: <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      withConnection({
        timeout: 30_000,
        url,
        use: async (client) => (await client.query<Row>(text, values)).rows,
      }),
    recoveries: () =>
      readFileSync(path.join(folder, 'postgres.log'), 'utf8').split(
        'automatic recovery in progress',
      ).length - 1,
    restart: async () => {
      database = await start(Number(new URL(url).port))
    },
    stop: async () => {
      await database.stop()
      rmSync(folder, { force: true, recursive: true })
    },
    url,
  }
}
