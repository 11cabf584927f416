/**
 * A worker as a host would run it: a process of its own with the demo's config on a world's database,
 * which does the work of one of the tests, or the plugin's own, until it is killed. Says "ready" when
 * it begins.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { getPayload } from 'payload'
import { getCRM } from 'payload-crm'

import config from '../../../payload.config.js'
import { lanesOf } from '../../../src/collections/runs/operations/lanes.js'
import { settleRuns } from '../../../src/collections/runs/operations/settleRuns.js'
import { drainWork } from '../../../src/collections/work/operations/drainWork.js'
import { RUN_BATCH } from '../../../src/domain/runs/workKind.js'
import { kinds } from '../../../src/jobs/registry.js'
import { createWorkTask } from '../../../src/jobs/work/createWorkTask.js'
import { testKinds } from './kinds.js'

/**
 * Of one test: how it waits for work, how much it does at a time if not as much as the plugin would,
 * and for how long it keeps it.
 */
const { WORKER_LANES, WORKER_LEASE_SECONDS, WORKER_MODE } = process.env

const payload = await getPayload({ config, disableOnInit: true })
const own = getCRM(payload)
const crm = { ...own, work: { leaseSeconds: Number(WORKER_LEASE_SECONDS) } }
const lanes = WORKER_LANES ? { [RUN_BATCH]: Number(WORKER_LANES) } : lanesOf(crm)

/** Looks into the table of work again and again. */
const drain = async (): Promise<void> => {
  await drainWork({ crm, kinds: testKinds, payload, seconds: 60 })
  await sleep(50)
}

/** Does what the plugin itself asks for. */
const engine = async (): Promise<void> => {
  await drainWork({ crm, kinds, lanes, payload, seconds: 60 })
  await settleRuns({ crm, payload })
  await sleep(50)
}

const task = payload.config.jobs.tasks!.find(({ slug }) => slug === 'crmWork')!
task.handler = createWorkTask({
  crm,
  kinds: testKinds,
  schedules: [{ cron: '* * * * * *', kind: 'tick' }],
}).handler

/** What Payload's clock does, ten times as often as the ticks come. */
const schedule = async (): Promise<void> => {
  await payload.jobs.queue({ input: {}, task: 'crmWork' })
  await payload.jobs.run({ limit: 10, silent: true })
  await sleep(100)
}

const MODES = { drain, engine, schedule }

process.send?.('ready')
for (;;) {
  await MODES[WORKER_MODE as keyof typeof MODES]()
}
