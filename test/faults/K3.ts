import { setTimeout as sleep } from 'node:timers/promises'

import type { Fault, Stage } from './fault.js'
import type { Model } from './work/model.js'
import type { Worker } from './work/startWorker.js'
import type { World } from './world.js'

import { BATCH } from './work/kinds.js'
import { startModel } from './work/model.js'
import { askForWork, startWorker } from './work/startWorker.js'
import { waitFor } from './work/waitFor.js'

const WORKERS = 3

/** Short, so that what a killed worker held is soon taken up; heartbeats come three times as often. */
const LEASE_SECONDS = 4

const makeLeads = async ({ leads, world }: { leads: number; world: World }): Promise<void> => {
  await world.database.query('create table fault_scores (lead text)')
  await world.database.query(
    `insert into crm_leads (company_name, pipeline_id, stage, status, source, board_order)
      select 'Lead ' || number, (select id from crm_pipelines limit 1), 'lead', 'open', 'inbound',
        'a' || number
      from generate_series(1, $1::int) number`,
    [leads],
  )
}

const countUnfinished = async (world: World): Promise<number> => {
  const [row] = await world.database.query<{ count: number }>(
    `select count(*)::int as count from crm_work
      where kind in ('plan', 'score') and state <> 'done'`,
  )
  return row!.count
}

/**
 * Keeps workers at work and kills one after the other, each at a random moment after it has begun,
 * until enough are dead. Killed is only who was at work, with the batches there to be worked on.
 */
const killWorkers = async ({
  kills,
  model,
  random,
  signal,
  world,
}: { kills: number; model: Model; world: World } & Pick<Stage, 'random' | 'signal'>): Promise<
  Worker[]
> => {
  const start = () =>
    startWorker({ env: { MODEL_URL: model.url }, leaseSeconds: LEASE_SECONDS, world })
  const isPlanned = async (): Promise<boolean> => {
    const rows = await world.database.query(`select 1 from crm_work where kind = 'score' limit 1`)
    return rows.length > 0
  }
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
  does: 'SIGKILL of the worker processes at random moments during a run over all leads',
  goal: 'each lead scored once; run ends done; model calls ≤ batches + kills',
  run: async ({ isQuick, openWorld, random, signal }) => {
    const leads = isQuick ? 1000 : 5000
    const kills = isQuick ? 8 : 50
    const batches = leads / BATCH
    const world = await openWorld({ data: 'none' })
    // The server has a clock of its own, and would not know what to do with the work of the test.
    await world.node.stop()
    const model = await startModel({ random })
    let workers: Worker[] = []
    try {
      await makeLeads({ leads, world })
      await askForWork({ key: 'plan', kind: 'plan', world })
      workers = await killWorkers({ kills, model, random, signal, world })
      await waitFor({
        everyMs: 500,
        isSo: async () => (await countUnfinished(world)) === 0,
        seconds: 300,
        signal,
        what: 'The end of the run',
      })
      const [scores] = await world.database.query<{ once: number; twice: number }>(
        `select count(*) filter (where times = 1)::int as once,
          count(*) filter (where times > 1)::int as twice
        from (select count(*) as times from fault_scores group by lead) counted`,
      )
      const { once, twice } = scores!
      const calls = model.calls()
      return {
        figure: `${once} of ${leads} once, ${twice} more often; run done; ${calls} calls for ${batches} batches and ${kills} kills`,
        isReached: once === leads && twice === 0 && calls <= batches + kills,
      }
    } finally {
      await Promise.all(workers.map(({ kill }) => kill()))
      model.stop()
    }
  },
}
