import { setTimeout as sleep } from 'node:timers/promises'

import type { Fault, Stage } from './fault.js'
import type { Worker } from './work/startWorker.js'
import type { World } from './world.js'

import { DEFAULT_AI_OPTIONS } from '../../src/domain/ai/options.js'
import { startModelServer } from '../support/modelServer/startModelServer.js'
import { askForWork, startWorker } from './work/startWorker.js'
import { waitFor } from './work/waitFor.js'

const WORKERS = 3

/** Short, so that what a killed worker held is soon taken up; heartbeats come three times as often. */
const LEASE_SECONDS = 4

/** Who dies loses the one answer that it waits for. */
const LANES = 1

const LATENCY_MS = 250

const makeLeads = ({ leads, world }: { leads: number; world: World }): Promise<unknown> =>
  world.database.query(
    `insert into crm_leads (company_name, pipeline_id, stage, status, source, board_order)
      select 'Lead ' || number, (select id from crm_pipelines where key = 'new_logo'), 'lead',
        'open', 'inbound', 'a' || number
      from generate_series(1, $1::int) number`,
    [leads],
  )

type Run = { done: number; status: string; summary: null | string }

const readRun = async (world: World): Promise<Run | undefined> => {
  const rows = await world.database.query<Run>(
    'select status::text, summary, done::int as done from crm_ai_runs',
  )
  return rows[0]
}

/**
 * Keeps workers at work and kills one after the other, each at a random moment after it has begun,
 * until enough are dead. Killed is only who was at work, with the batches there to be worked on.
 */
const killWorkers = async ({
  kills,
  modelURL,
  random,
  signal,
  world,
}: { kills: number; modelURL: string; world: World } & Pick<Stage, 'random' | 'signal'>): Promise<
  Worker[]
> => {
  const env = {
    OPENAI_BASE_URL: modelURL,
    OPENAI_MODEL: 'stub',
    WORKER_LANES: String(LANES),
  }
  const start = () => startWorker({ env, leaseSeconds: LEASE_SECONDS, mode: 'engine', world })
  const isPlanned = async (): Promise<boolean> => (await readRun(world)) !== undefined
  const planned = waitFor({ isSo: isPlanned, seconds: 120, signal, what: 'The plan of the run' })
  let killed = 0
  const keepOneAtWork = async (): Promise<Worker> => {
    for (;;) {
      const worker = start()
      await worker.ready
      await planned
      if (killed >= kills) {
        return worker
      }
      killed += 1
      await sleep(random.int({ max: 1200, min: 0 }), undefined, { signal })
      await worker.kill()
    }
  }
  return Promise.all(Array.from({ length: WORKERS }, keepOneAtWork))
}

export const K3: Fault = {
  id: 'K3',
  does: 'SIGKILL of the worker processes at random moments during a daily run over all leads',
  goal: 'each lead scored once; run ends done; model calls ≤ batches + kills',
  run: async ({ isQuick, openWorld, random, signal }) => {
    const leads = isQuick ? 1000 : 5000
    const kills = isQuick ? 8 : 50
    const batches = leads / DEFAULT_AI_OPTIONS.batchSize
    const world = await openWorld({ data: 'none' })
    // The server would take part, with a clock of its own and without the model of the test.
    await world.node.stop()
    const model = await startModelServer({ latencyMs: LATENCY_MS })
    let workers: Worker[] = []
    try {
      await makeLeads({ leads, world })
      const tick = new Date().toISOString()
      await askForWork({ input: { tick }, key: 'today', kind: 'dailyRun', world })
      workers = await killWorkers({ kills, modelURL: model.url, random, signal, world })
      await waitFor({
        everyMs: 500,
        isSo: async () => !['queued', 'running'].includes((await readRun(world))?.status ?? ''),
        seconds: 300,
        signal,
        what: 'The end of the run',
      })
      const [scores] = await world.database.query<{ once: number; twice: number }>(
        `select count(*) filter (where times = 1)::int as once,
          count(*) filter (where times > 1)::int as twice
        from (select count(*) as times from crm_ai_insights
          where kind = 'score' group by lead_id) counted`,
      )
      const { once, twice } = scores!
      const { status, summary } = (await readRun(world))!
      const calls = model.requests.length
      return {
        figure: `${once} of ${leads} once, ${twice} more often; run ${status} (${summary}); ${calls} calls for ${batches} batches and ${kills} kills`,
        isReached:
          once === leads &&
          twice === 0 &&
          status === 'done' &&
          (summary ?? '').includes(`Scored ${leads} leads,`) &&
          calls <= batches + kills,
      }
    } finally {
      await Promise.all(workers.map(({ kill }) => kill()))
      await model.stop()
    }
  },
}
