import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

import type { Worker } from '../faults/work/startWorker.js'
import type { ModelServer } from '../support/modelServer/startModelServer.js'

import { prepareData } from '../../demo/prepareData.js'
import { startWorker } from '../faults/work/startWorker.js'
import { startModelServer } from '../support/modelServer/startModelServer.js'
import { root } from '../support/paths.js'
import { startThrowAwayDatabase } from '../support/throwAwayDatabase.js'

const LEADS = 10_000
const LATENCY_MS = 300
const CONCURRENCY = 4

/** How long a killed worker keeps its batches. */
const LEASE_SECONDS = 4

const SAMPLE_MS = 500

const MAKE_LEADS = `
  insert into crm_leads (company_name, pipeline_id, stage, stage_entered_at, status, source,
    board_order, estimated_value, last_activity_at, notes, currency)
  select 'Company ' || n, p.id, (array['lead', 'qualified', 'proposal', 'negotiation'])[n % 4 + 1],
    now() - make_interval(days => n % 60), 'open',
    (array['inbound', 'referral', 'cold_outreach'])[n % 3 + 1], 'a' || n, n % 977 * 100,
    now() - make_interval(days => n % 45), 'Asked about video in spring.', 'USD'
  from generate_series(1, ${LEADS}) n
    cross join (select id from crm_pipelines where key = 'new_logo') p;
  insert into crm_activities (type, lead_id, subject, direction, sentiment, occurred_at)
  select 'email', l.id, 'Campaign in spring', 'inbound', 'positive', l.last_activity_at
  from crm_leads l;
  analyze`

const START = `insert into crm_work (kind, key, input, state, attempts, max_attempts, run_after)
  values ('dailyRun', gen_random_uuid()::text, jsonb_build_object('tick', now()), 'queued', 0, 5, now())`

/** As before the run, so that it can be run again on the same day. */
const FORGET = `delete from crm_work; delete from crm_ai_insights; delete from crm_ai_runs;
  update crm_leads set ai_score = null, ai_scored_at = null`

type Run = {
  calls: number
  done: number
  errors: unknown
  seconds: null | number
  status: string
  summary: string
  total: number
}

const readRun = async (pool: pg.Pool): Promise<Run | undefined> => {
  const { rows } = await pool.query<Run>(
    `select status, summary, errors, total::int, done::int, calls::int,
      extract(epoch from finished_at - created_at)::float8 as seconds from crm_ai_runs`,
  )
  return rows[0]
}

const megabytesOf = (pid: number): number => {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

type Stage = {
  env: NodeJS.ProcessEnv
  model: ModelServer
  pool: pg.Pool
  print: (text: string) => void
  signal: AbortSignal
}

const begin = async ({ env }: Stage): Promise<Worker> => {
  const worker = startWorker({ leaseSeconds: LEASE_SECONDS, mode: 'engine', world: { env } })
  await worker.ready
  return worker
}

/** Looks at the run again and again until it is so. */
const follow = async ({
  isSo,
  pool,
  signal,
  worker,
}: { isSo: (run: Run) => boolean; worker: Worker } & Stage): Promise<{
  memory: number[]
  run: Run
}> => {
  const memory: number[] = []
  for (;;) {
    const run = await readRun(pool)
    if (run && isSo(run)) {
      return { memory, run }
    }
    memory.push(megabytesOf(worker.pid))
    await sleep(SAMPLE_MS, undefined, { signal })
  }
}

const isOver = ({ status }: Run): boolean => ['cancelled', 'done', 'failed'].includes(status)

const quarters = (samples: number[]): string =>
  [0.25, 0.5, 0.75, 1]
    .map((part) => samples[Math.ceil(samples.length * part) - 1])
    .map((value) => `${value} MB`)
    .join(', ')

const tell = ({
  model,
  run: { calls, errors, seconds, status, summary },
}: { run: Run } & Stage) => {
  const bound = (model.requests.length * LATENCY_MS) / CONCURRENCY / 1000
  const over = ((seconds! - bound) / bound) * 100
  return `${status}: ${summary}; errors ${JSON.stringify(errors)}
${calls} calls counted, ${model.requests.length} received; ${seconds!.toFixed(1)} s, bound ${bound.toFixed(1)} s (calls × ${LATENCY_MS} ms ÷ ${CONCURRENCY}): ${over.toFixed(1)} % above it`
}

const runOnce = async (stage: Stage): Promise<void> => {
  const worker = await begin(stage)
  try {
    await stage.pool.query(START)
    const { memory, run } = await follow({ ...stage, isSo: isOver, worker })
    stage.print(`\nA daily run over ${LEADS} leads. ${tell({ ...stage, run })}`)
    stage.print(`Memory of the worker after each quarter of the time: ${quarters(memory)}`)
  } finally {
    await worker.kill()
  }
}

const runKilled = async (stage: Stage): Promise<void> => {
  await stage.pool.query(FORGET)
  stage.model.requests.length = 0
  const first = await begin(stage)
  await stage.pool.query(START)
  const isHalf = ({ done, total }: Run): boolean => total > 0 && done >= total / 2
  const { run: half } = await follow({ ...stage, isSo: isHalf, worker: first })
  await first.kill()
  const second = await begin(stage)
  try {
    const { run } = await follow({ ...stage, isSo: isOver, worker: second })
    stage.print(`\nKilled after ${half.done} leads and resumed. ${tell({ ...stage, run })}`)
    const { rows } = await stage.pool.query<{ leads: number; rows: number }>(
      `select count(*)::int as rows, count(distinct lead_id)::int as leads
        from crm_ai_insights where kind = 'score'`,
    )
    stage.print(`${rows[0]!.rows} scores of ${rows[0]!.leads} leads`)
  } finally {
    await second.kill()
  }
}

/** A daily run over many leads beside what its calls alone would take; then killed half-way. */
export const benchAI = async ({
  print,
  signal,
}: Pick<Stage, 'print' | 'signal'>): Promise<void> => {
  const database = await startThrowAwayDatabase()
  const model = await startModelServer({ latencyMs: LATENCY_MS })
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  const env = {
    ...process.env,
    CRM_DAILY_RUN: 'off',
    DATABASE_URL: database.url,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'stub',
    PAYLOAD_SECRET: randomBytes(16).toString('hex'),
  }
  try {
    await prepareData({ data: 'none', env, onProgress: () => undefined, root, signal })
    await pool.query(MAKE_LEADS)
    const stage = { env, model, pool, print, signal }
    print(`Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`)
    await runOnce(stage)
    await runKilled(stage)
    print(`\nLoad at the end ${loadavg()[0]?.toFixed(1)}`)
  } finally {
    await pool.end()
    await model.stop()
    await database.stop()
  }
}
