import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'

import type { Size } from './audience/generate.js'
import type { Job } from './jobs/types.js'
import type { BenchApp } from './startBenchApp.js'

import { watchForEnd } from '../../demo/system/watchForEnd.js'
import { benchAI } from './ai.js'
import { signIn } from './client.js'
import { audience } from './jobs/audience.js'
import { board } from './jobs/board.js'
import { growth } from './jobs/growth.js'
import { move } from './jobs/move.js'
import { plans } from './jobs/plans.js'
import { create, get, list } from './jobs/records.js'
import { revenue } from './jobs/revenue.js'
import { wrapper } from './jobs/wrapper.js'
import { startBenchApp } from './startBenchApp.js'

const JOBS: Record<string, Job> = {
  audience,
  board,
  create,
  get,
  growth,
  list,
  move,
  plans,
  revenue,
  wrapper,
}

/** What runs when nothing is named; what adds rows comes last. */
const USUAL = ['board', 'get', 'list', 'wrapper', 'move', 'create']

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const describe = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<{ count: number; version: string }>(
    `select current_setting('server_version') || ', fsync ' || current_setting('fsync') as version,
       (select count(*)::int from crm_leads) as count`,
  )
  const load = loadavg().map((value) => value.toFixed(1))
  return [
    `Postgres ${rows[0]?.version}; Node ${process.versions.node}; ${cpus().length} cores, load ${load.join(' ')}`,
    `${rows[0]?.count} leads on two pipelines. p50 with one connection, req/s with eight; medians of`,
    'rounds in which everybody takes turns. Only the ratios say anything on another machine.',
  ].join('\n')
}

const runJobs = async ({
  app,
  names,
  signal,
  size,
}: {
  app: BenchApp
  names: string[]
  signal: AbortSignal
  size: Size
}): Promise<void> => {
  const pool = new pg.Pool({ connectionString: app.databaseURL, max: 8 })
  pool.on('error', () => undefined)
  try {
    print(await describe(pool))
    const send = await signIn(app)
    for (const name of names) {
      await JOBS[name]?.({ app, pool, print, send, signal, size })
    }
    print(`\nLoad at the end: ${loadavg()[0]?.toFixed(1)}`)
  } finally {
    await pool.end()
  }
}

/** What brings its own processes, and needs no served app. */
const ALONE: Record<string, typeof benchAI> = { ai: benchAI }

/** What is named, and how large the audience is: `audience --contacts 100000 --events 2000000`. */
const readArguments = (args: string[]): { names: string[]; size: Size } => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    args,
    options: {
      contacts: { type: 'string', default: '1000000' },
      events: { type: 'string', default: '20000000' },
    },
  })
  return {
    names: positionals,
    size: { contacts: Number(values.contacts), events: Number(values.events) },
  }
}

/** Measures what is named, or the usual; ends the process with 1 when anything answers wrongly. */
export const bench = async ({ args }: { args: string[] }): Promise<void> => {
  const { names, size } = readArguments(args)
  const known = { ...JOBS, ...ALONE }
  const unknown = names.find((name) => !known[name])
  if (unknown) {
    print(`There is no bench "${unknown}". There are: ${Object.keys(known).join(', ')}.`)
    process.exit(1)
  }
  const { end, signal } = watchForEnd()
  let app: BenchApp | undefined
  try {
    for (const name of names) {
      await ALONE[name]?.({ print, signal })
    }
    const served = names.length ? names.filter((name) => JOBS[name]) : USUAL
    if (served.length > 0) {
      app = await startBenchApp({ print, signal })
      await runJobs({ app, names: served, signal, size })
    }
  } catch (error) {
    if (!signal.aborted) {
      print(error instanceof Error ? (error.stack ?? error.message) : String(error))
      process.exitCode = 1
    }
  } finally {
    await app?.stop()
  }
  process.exit(process.exitCode ?? end())
}
