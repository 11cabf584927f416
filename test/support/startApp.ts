import { randomBytes } from 'node:crypto'

import { ensureBuilt } from '../../demo/build.js'
import { prepareData } from '../../demo/prepareData.js'
import { startServer } from '../../demo/server.js'
import { findFreePort } from '../../demo/system/ports.js'
import { root } from './paths.js'
import { startThrowAwayDatabase } from './throwAwayDatabase.js'

export type App = {
  address: string
  databaseURL: string
  /** What the server has printed lately. */
  output: () => string
  stop: () => Promise<void>
}

/**
 * The app as `npm run demo` serves it, on a throw-away database and a free port: the same functions,
 * so that the tests and the bench see what a visitor sees.
 */
export const startApp = async ({
  data,
  env: given = {},
  print,
}: {
  data: 'none' | 'sales'
  /** Beside the environment of the tests. */
  env?: Record<string, string>
  print: (line: string) => void
}): Promise<App> => {
  const failed = new AbortController()
  const signal = failed.signal
  const database = await startThrowAwayDatabase()
  try {
    const port = await findFreePort()
    const address = `http://localhost:${port}`
    const env = {
      ...process.env,
      ...given,
      CRM_DAILY_RUN: 'off',
      DATABASE_URL: database.url,
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      SERVER_URL: address,
    }
    const startedAt = Date.now()
    const seconds = (): string => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
    const fill = async (): Promise<void> => {
      await prepareData({ data, env, onProgress: () => undefined, root, signal })
      print(`Schema and demo data ready (${seconds()})`)
    }
    const build = async (): Promise<void> => {
      const { built } = await ensureBuilt({ env, root, signal })
      print(`Admin ${built ? 'built' : 'was built before'} (${seconds()})`)
    }
    const both = [fill(), build()].map((work) =>
      work.catch((error: unknown) => {
        failed.abort(error)
        throw error
      }),
    )
    await Promise.allSettled(both)
    await Promise.all(both)
    const server = await startServer({
      env,
      mode: 'start',
      onLine: () => undefined,
      port,
      root,
      signal,
    })
    print(`Serving ${address} (${seconds()})`)
    return {
      address,
      databaseURL: database.url,
      output: server.output,
      stop: async () => {
        await server.stop()
        await database.stop()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}
