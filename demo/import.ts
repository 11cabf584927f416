import type { Payload, SanitizedConfig } from 'payload'

import path from 'node:path'

import type { ImportResult } from '../src/domain/import/types.js'
import type { OpenedDatabase } from './import/openDatabase.js'
import type { ImportArguments } from './import/readArguments.js'

import { describeResult } from './import/describeResult.js'
import { openDatabase } from './import/openDatabase.js'
import { readArguments } from './import/readArguments.js'
import { showProgress } from './import/showProgress.js'
import { whileAlone } from './postgres/whileAlone.js'
import { Refusal } from './refusal.js'
import { readSettings } from './settings.js'
import { keepSecret } from './system/secrets.js'
import { watchForEnd } from './system/watchForEnd.js'

/** What is printed is for people: of Payload's log only errors. */
const QUIET = { options: { level: 'error' } } as unknown as SanitizedConfig['logger']

/** Payload on the database, with its schema up to date. It reads its environment while it loads. */
const openPayload = async ({
  database: { isServed, url },
  dataFolder,
}: {
  database: OpenedDatabase
  dataFolder: string
}): Promise<Payload> => {
  process.env.DATABASE_URL = url
  process.env.DISABLE_PAYLOAD_HMR = 'true'
  process.env.PAYLOAD_SECRET ??= keepSecret({ file: path.join(dataFolder, 'payload-secret') })
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.js')
  const payload = await getPayload({
    config: { ...(await config), logger: QUIET },
    disableOnInit: true,
  })
  ;(payload.db as unknown as { pool: NodeJS.EventEmitter }).pool.on('error', () => undefined)
  if (!isServed) {
    await whileAlone({
      onWait: () =>
        process.stdout.write('  … waiting for another process to prepare the database\n'),
      url,
      use: async () => {
        await payload.db.migrate()
        await payload.config.onInit?.(payload)
      },
    })
  }
  return payload
}

const importFolder = async ({
  asked: { dryRun, folder },
  payload,
}: {
  asked: ImportArguments
  payload: Payload
}): Promise<ImportResult> => {
  const { createLocalReq } = await import('payload')
  const { getCRM } = await import('payload-crm')
  const { importSales } =
    await import('../src/collections/leads/operations/importSales/importSales.js')
  const { findRepName, REP_EMAIL } = await import('./people.js')
  const repName = await findRepName({ payload })
  const progress = showProgress({ stream: process.stdout })
  try {
    return await importSales({
      crm: getCRM(payload),
      folder,
      onProgress: progress.update,
      options: {
        dryRun,
        // The demo's rep is one of the book's agents already.
        emailOf: ({ name }) => (name === repName ? REP_EMAIL : undefined),
      },
      req: await createLocalReq({}, payload),
    })
  } finally {
    progress.stop()
  }
}

const run = async ({
  args,
  root,
  signal,
}: {
  args: string[]
  root: string
  signal: AbortSignal
}): Promise<void> => {
  const asked = readArguments({ args, cwd: process.env.INIT_CWD ?? process.cwd() })
  const settings = readSettings({ env: process.env, root })
  const database = await openDatabase({ settings, signal })
  try {
    const broken = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Refusal('Stopped. Nothing was imported.')))
    })
    const work = async (): Promise<ImportResult> =>
      importFolder({
        asked,
        payload: await openPayload({ database, dataFolder: settings.dataFolder }),
      })
    const result = await Promise.race([work(), broken])
    process.stdout.write(`${describeResult(result).join('\n')}\n`)
  } finally {
    await database.close()
  }
}

/** Whether the sentence of an error says all there is to say. */
const isExpected = (error: unknown): error is Error =>
  error instanceof Refusal || (error as { isOperational?: boolean }).isOperational === true

/** The whole of `npm run import`: exit code 0 when the import was done, 1 otherwise. */
export const runImport = async ({
  args,
  root,
}: {
  args: string[]
  root: string
}): Promise<void> => {
  const { end, signal } = watchForEnd()
  let code = 0
  try {
    await run({ args, root, signal })
  } catch (error) {
    const { message, stack } = error as Error
    process.stderr.write(`${isExpected(error) ? message : stack}\n`)
    code = end() || 1
  }
  process.exit(code)
}
