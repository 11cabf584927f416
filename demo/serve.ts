import path from 'node:path'

import type { DemoSettings } from './settings.js'

import { ensureBuilt, isBuilt } from './build.js'
import { checkDatabase } from './postgres/connect.js'
import { startDatabase } from './postgres/startDatabase.js'
import { readPrepared } from './prepared.js'
import { prepareData } from './prepareData.js'
import { createProgress } from './progress.js'
import { Refusal } from './refusal.js'
import { startServer } from './server.js'
import { readSettings } from './settings.js'
import { takeLock } from './system/lock.js'
import { isPortFree } from './system/ports.js'
import { keepSecret } from './system/secrets.js'
import { watchForEnd } from './system/watchForEnd.js'

const LOGINS = ['admin', 'manager', 'rep', 'viewer']

type Mode = 'demo' | 'dev'

type Context = {
  mode: Mode
  progress: ReturnType<typeof createProgress>
  root: string
  settings: DemoSettings
  signal: AbortSignal
}

const FOUND = {
  kept: 'data kept',
  leftover: 'recovered from a launcher that was killed, data kept',
  nothing: 'new',
}

/** The Postgres to work on; `stop` ends it when it is ours. */
const openDatabase = async ({
  progress,
  settings: { databaseURL, dataFolder },
  signal,
}: Context): Promise<{ stop: () => Promise<void>; url: string }> => {
  const task = progress.start({ name: 'Database' })
  if (databaseURL) {
    await checkDatabase({ url: databaseURL })
    task.finish({ note: 'the one of DATABASE_URL' })
    return { stop: () => Promise.resolve(), url: databaseURL }
  }
  const database = await startDatabase({ folder: dataFolder, signal })
  task.finish({ note: `embedded Postgres in ${database.folder}, ${FOUND[database.found]}` })
  return database
}

const prepareAndBuild = async ({
  context: { mode, progress, root, settings, signal },
  env,
}: {
  context: Context
  env: NodeJS.ProcessEnv
}): Promise<void> => {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const fill = async (): Promise<void> => {
    const task = progress.start({ name: 'Schema and demo data' })
    const onProgress = task.update
    // What happened to somebody's own Postgres in the meantime is not ours to know: always look.
    const prepared = settings.databaseURL
      ? null
      : await readPrepared({ root, settings, url: String(env.DATABASE_URL) })
    if (prepared?.isDone) {
      task.finish({ note: 'ready since an earlier start' })
      return
    }
    prepared?.forget()
    await prepareData({ data: settings.data, env, onProgress, root, signal: either })
    prepared?.remember()
    task.finish()
  }
  const build = async (): Promise<void> => {
    if (mode === 'dev') {
      return
    }
    const task = progress.start({ name: 'Admin' })
    task.update({ step: isBuilt({ root }) ? 'checking the build' : 'building' })
    const onWait = (): void => task.update({ step: 'waiting for another build' })
    const { built } = await ensureBuilt({
      env,
      onStep: ({ step, ...rest }) => task.update({ ...rest, step: `building, ${step}` }),
      onWait,
      root,
      signal: either,
    })
    task.finish({ note: built ? 'built' : 'build is up to date' })
  }
  const both = [fill(), build()].map((work) =>
    work.catch((error: unknown) => {
      failed.abort(error)
      throw error
    }),
  )
  // The one that failed ends the other; both are waited for, so that nothing is left running.
  await Promise.allSettled(both)
  signal.throwIfAborted()
  await Promise.all(both)
}

const serveUntilTheEnd = async ({
  context: { mode, progress, root, settings, signal },
  env,
}: {
  context: Context
  env: NodeJS.ProcessEnv
}): Promise<void> => {
  const task = progress.start({ name: 'Server' })
  let isReady = mode === 'dev'
  const server = await startServer({
    env,
    host: settings.host,
    mode: mode === 'dev' ? 'dev' : 'start',
    onLine: ({ text }) => isReady && progress.print(text),
    port: settings.port,
    root,
    signal,
  })
  isReady = true
  task.finish()
  progress.print('')
  progress.print(`  payload-crm is ready:  ${settings.serverURL}/admin/crm`)
  progress.print('')
  for (const name of LOGINS) {
    progress.print(`    ${`${name}@example.com`.padEnd(22)} password: demo`)
  }
  progress.print('')
  progress.print('  Ctrl-C stops the server and the database.')
  const stopped = new Promise<'stopped'>((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'))
    if (signal.aborted) {
      resolve('stopped')
    }
  })
  const ending = await Promise.race([server.exited, stopped])
  if (ending !== 'stopped') {
    throw new Error(`The server ended by itself (${ending.signal ?? ending.code}).`)
  }
  await server.stop()
}

const run = async (context: Context): Promise<void> => {
  const { settings } = context
  const address = settings.serverURL
  const lock = settings.databaseURL
    ? null
    : takeLock({ address, file: path.join(settings.dataFolder, 'launcher.lock') })
  if (lock?.heldBy) {
    throw new Refusal(
      `The demo already runs on ${settings.dataFolder} (${lock.heldBy.address}, process ${lock.heldBy.pid}). Stop it first, or set CRM_DATA_DIR to another folder.`,
    )
  }
  try {
    if (!(await isPortFree({ port: settings.port }))) {
      throw new Refusal(
        `Port ${settings.port} is taken. Stop what listens there, or choose another: PORT=${settings.port === 65_535 ? 3000 : settings.port + 1} npm run ${context.mode}`,
      )
    }
    const database = await openDatabase(context)
    try {
      const env = {
        ...process.env,
        DATABASE_URL: database.url,
        PAYLOAD_SECRET:
          process.env.PAYLOAD_SECRET ??
          keepSecret({ file: path.join(settings.dataFolder, 'payload-secret') }),
        SERVER_URL: address,
      }
      await prepareAndBuild({ context, env })
      await serveUntilTheEnd({ context, env })
    } finally {
      await database.stop()
    }
  } finally {
    lock?.release()
  }
}

/**
 * The whole of `npm run demo` and `npm run dev`: refuses early with one sentence, and whatever
 * happens leaves neither server nor database running.
 */
export const serve = async ({ mode, root }: { mode: Mode; root: string }): Promise<void> => {
  const progress = createProgress({ stream: process.stdout })
  const { end, signal } = watchForEnd()
  try {
    const settings = readSettings({ env: process.env, root })
    progress.print(mode === 'dev' ? 'payload-crm, with reload' : 'payload-crm demo')
    await run({ mode, progress, root, settings, signal })
  } catch (error) {
    progress.stop()
    if (!signal.aborted) {
      const isExpected = error instanceof Refusal || !(error instanceof Error)
      process.stderr.write(`${isExpected ? String((error as Error).message) : error.stack}\n`)
      process.exit(1)
    }
  }
  progress.stop()
  process.stdout.write('Stopped.\n', () => process.exit(end()))
}
