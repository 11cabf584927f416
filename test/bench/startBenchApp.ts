import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Child } from '../../demo/system/children.js'

import { nextBin } from '../../demo/build.js'
import { startDatabase } from '../../demo/postgres/startDatabase.js'
import { runChild, startChild } from '../../demo/system/children.js'
import { findFreePort } from '../../demo/system/ports.js'
import { root } from '../support/paths.js'
import { makeFolder } from '../support/throwAwayDatabase.js'

export type BenchApp = {
  address: string
  databaseLog: string
  databaseURL: string
  stop: () => Promise<void>
}

const app = path.join(root, 'test/bench/app')

type Step = { env: NodeJS.ProcessEnv; signal: AbortSignal }

/** A development environment, because Payload pushes no schema in production. */
const prepare = ({ env, signal }: Step): Promise<void> =>
  runChild({
    name: 'Preparing the bench',
    args: [path.join(root, 'test/bench/prepare.ts')],
    cwd: root,
    env: {
      ...env,
      DISABLE_PAYLOAD_HMR: 'true',
      NODE_ENV: 'test',
      TSX_TSCONFIG_PATH: path.join(app, 'tsconfig.json'),
    },
    imports: [import.meta.resolve('tsx')],
    signal,
  })

const build = ({ env, signal }: Step): Promise<void> =>
  runChild({
    name: 'next build',
    args: [nextBin(), 'build', app],
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    signal,
  })

const isAnswering = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(`${address}/api/users/me`)).ok
  } catch {
    return false
  }
}

const serve = async ({ env, port }: { port: number } & Omit<Step, 'signal'>): Promise<Child> => {
  const server = startChild({
    // Connections wait while others have their turn: the server must not close them meanwhile.
    args: [nextBin(), 'start', app, '--port', String(port), '--keepAliveTimeout', '600000'],
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
  })
  const deadline = Date.now() + 60_000
  while (!(await isAnswering(env.SERVER_URL ?? ''))) {
    if (Date.now() > deadline) {
      await server.stop()
      throw new Error(`The server did not answer:\n${server.output()}`)
    }
    await sleep(100)
  }
  return server
}

/**
 * The bench's app, built and served, on a Postgres of its own with durable settings (fsync, full
 * page writes and synchronous commit on), as the demo starts it.
 */
export const startBenchApp = async ({
  print,
  signal,
}: {
  print: (line: string) => void
  signal: AbortSignal
}): Promise<BenchApp> => {
  const folder = makeFolder()
  const database = await startDatabase({ folder, signal })
  const stopDatabase = async (): Promise<void> => {
    await database.stop()
    rmSync(folder, { force: true, recursive: true })
  }
  try {
    const port = Number(process.env.PORT) || (await findFreePort())
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      NEXT_TELEMETRY_DISABLED: '1',
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      SERVER_URL: `http://127.0.0.1:${port}`,
    }
    print('Filling a database, building and serving the app …')
    await Promise.all([prepare({ env, signal }), build({ env, signal })])
    const server = await serve({ env, port })
    return {
      address: env.SERVER_URL,
      databaseLog: path.join(folder, 'postgres.log'),
      databaseURL: database.url,
      stop: async () => {
        await server.stop()
        await stopDatabase()
      },
    }
  } catch (error) {
    await stopDatabase()
    throw error
  }
}
