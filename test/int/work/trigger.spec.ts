import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { Team } from '../../support/team.js'

import { enqueueScheduled } from '../../../src/collections/work/operations/enqueueScheduled.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'
import { enqueue, readWork } from './workers.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterEach(() => query({ payload, text: 'delete from crm_work; delete from payload_jobs' }))

afterAll(() => stop())

const countOf = async (from: string): Promise<number> => {
  const [row] = await query<{ count: number }>({
    payload,
    text: `select count(*)::int as count from ${from}`,
  })
  return row!.count
}

const runJobs = () => payload.jobs.run({ silent: true })

describe('the trigger', () => {
  it('does the work of the table, and is gone afterwards', async () => {
    const { key } = await enqueue({ kind: 'maintenance', payload })
    await runJobs()
    expect(await readWork({ key, payload })).toMatchObject({ attempts: 1, state: 'done' })
    expect(await countOf('payload_jobs')).toBe(0)
  })

  it('does it once, however many workers run the same jobs', async () => {
    const keys: string[] = []
    for (let index = 0; index < 5; index += 1) {
      keys.push((await enqueue({ kind: 'maintenance', payload })).key)
    }
    await Promise.all(Array.from({ length: 4 }, runJobs))
    for (const key of keys) {
      expect(await readWork({ key, payload })).toMatchObject({ attempts: 1, state: 'done' })
    }
  })

  it('is queued by the schedule, even though another was left behind by a dead process', async () => {
    await payload.jobs.queue({ input: {}, task: 'crmWork' })
    await query({
      payload,
      text: `update payload_jobs set processing = true, updated_at = now() - interval '25 hours'`,
    })
    await payload.jobs.handleSchedules()
    expect(await countOf('payload_jobs where processing is not true')).toBe(1)
    expect(await countOf('payload_jobs')).toBe(1)
    await payload.jobs.handleSchedules()
    expect(await countOf('payload_jobs')).toBe(1)
  })
})

describe('the jobs queue of the host', () => {
  it('gives its connection back when a job cannot be written', async () => {
    const { beginTransaction, sessions, updateJobs } = payload.db as unknown as {
      beginTransaction: () => Promise<string>
      sessions: Record<string, unknown>
      updateJobs: (args: unknown) => Promise<unknown>
    }
    const transactionID = await beginTransaction()
    await expect(
      updateJobs({ id: 'no job', data: { hasError: true }, req: { payload, transactionID } }),
    ).rejects.toThrow(/Failed query/)
    expect(sessions).toEqual({})
  })

  it('runs each job once, however many workers run it', async () => {
    const ran: unknown[] = []
    const booted = await bootPayload({
      extend: (config) => ({
        ...config,
        jobs: {
          tasks: [
            {
              slug: 'own',
              handler: ({ input }) => {
                ran.push((input as { number: number }).number)
                return { output: {} }
              },
              inputSchema: [{ name: 'number', type: 'number' }],
            },
          ],
        },
      }),
      schema: 'push',
    })
    const numbers = Array.from({ length: 50 }, (_, number) => number)
    for (const number of numbers) {
      await booted.payload.jobs.queue({ input: { number }, task: 'own' })
    }
    const work = () => booted.payload.jobs.run({ limit: 50, silent: true })
    await Promise.all([work(), work(), work(), work()])
    await work()
    expect(ran.sort((a, b) => Number(a) - Number(b))).toEqual(numbers)
    await booted.stop()
  })
})

describe('scheduled work', () => {
  it('is asked for once per tick, however many nodes ask', async () => {
    const crm = { ...getCRM(payload), now: () => new Date('2026-03-01T10:20:30Z') }
    const later = { ...crm, now: () => new Date('2026-03-01T11:00:00Z') }
    const schedules = [{ cron: '0 * * * *', kind: 'test' }]
    const ask = (by: typeof crm) => enqueueScheduled({ crm: by, req: { payload }, schedules })
    await Promise.all(Array.from({ length: 8 }, () => ask(crm)))
    await Promise.all(Array.from({ length: 8 }, () => ask(later)))
    const rows = await query({ payload, text: 'select key from crm_work order by key' })
    expect(rows).toEqual([
      { key: 'test:2026-03-01T10:00:00.000Z' },
      { key: 'test:2026-03-01T11:00:00.000Z' },
    ])
  })

  it('comes with the trigger', async () => {
    const now = new Date() // so that no other tick comes between
    getCRM(payload).now = () => now
    await payload.jobs.queue({ input: {}, task: 'crmWork' })
    await runJobs()
    expect(await countOf(`crm_work where kind = 'maintenance' and state = 'done'`)).toBe(1)
    await payload.jobs.queue({ input: {}, task: 'crmWork' })
    await runJobs()
    expect(await countOf("crm_work where kind = 'maintenance'")).toBe(1)
  })
})

describe('maintenance', () => {
  const setEnd = ({ days, key, state }: { days: number; key: string; state: string }) =>
    query({
      payload,
      text: `update crm_work set state = '${state}',
        created_at = now() - interval '${days} days',
        finished_at = now() - interval '${days} days' where key = '${key}'`,
    })

  it('deletes what ended long ago, but the last of a kind and what still needs somebody', async () => {
    const ends = [
      { days: 40, key: 'old', state: 'done' },
      { days: 41, key: 'given up', state: 'cancelled' },
      { days: 50, key: 'dead', state: 'dead' },
      { days: 200, key: 'long dead', state: 'dead' },
      { days: 1, key: 'young', state: 'done' },
    ]
    for (const end of ends) {
      await enqueue({ key: end.key, payload })
      await setEnd(end)
    }
    await enqueue({ key: 'last', kind: 'rare', payload })
    await setEnd({ days: 400, key: 'last', state: 'done' })
    await query({
      payload,
      text: `insert into crm_work_files values ('a', '', 0, 0, 'gone'), ('a', '', 0, 0, 'dead')`,
    })

    await query({
      payload,
      text: `insert into crm_idempotency_keys (scope, key, fingerprint, created_at)
        values ('s', 'old', '', now() - interval '25 hours'), ('s', 'new', '', now());
        insert into crm_rate_limits values ('over', 1, 1), ('now', 1, 9999999999999)`,
    })

    await enqueue({ key: 'now', kind: 'maintenance', payload })
    await runJobs()

    const left = await query({
      payload,
      text: `select key from crm_work where kind not in ('maintenance', 'resegment', 'train-prediction')`,
    })
    expect(left.map(({ key }) => key).sort()).toEqual(['dead', 'last', 'young'])
    expect(await query({ payload, text: 'select work_key from crm_work_files' })).toEqual([
      { work_key: 'dead' },
    ])
    expect(await query({ payload, text: 'select key from crm_idempotency_keys' })).toEqual([
      { key: 'new' },
    ])
    expect(await query({ payload, text: 'select key from crm_rate_limits' })).toEqual([
      { key: 'now' },
    ])
  })
})

describe('running the jobs queue over HTTP', () => {
  const path = '/payload-jobs/run'

  afterEach(() => {
    delete process.env.CRON_SECRET
  })

  it.each(['stranger', 'viewer', 'rep', 'manager'] as const)(
    'is refused to a %s',
    async (member) => {
      expect(await rest({ as: team[member], path, payload })).toMatchObject({ status: 401 })
    },
  )

  it('is refused to nobody, with or without a secret', async () => {
    expect(await rest({ path, payload })).toMatchObject({ status: 401 })
    const headers = { Authorization: 'Bearer undefined' }
    expect(await rest({ headers, path, payload })).toMatchObject({ status: 401 })
    process.env.CRON_SECRET = 'a long secret'
    expect(await rest({ headers, path, payload })).toMatchObject({ status: 401 })
  })

  it('is for administrators, and for a cron service that knows the secret', async () => {
    process.env.CRON_SECRET = 'a long secret'
    expect(await rest({ as: team.admin, path, payload })).toMatchObject({ status: 200 })
    const headers = { Authorization: 'Bearer a long secret' }
    expect(await rest({ headers, path, payload })).toMatchObject({ status: 200 })
  })
})
