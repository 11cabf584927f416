import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { Team } from '../../support/team.js'

import { settleRuns } from '../../../src/collections/runs/operations/settleRuns.js'
import { startDailyRun } from '../../../src/collections/runs/operations/startDailyRun.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    plugin: { ai: { dailyRun: '* * * * *' }, rateLimits: { ai: false } },
  }))
  team = await createTeam(payload)
})

beforeEach(async () => {
  for (const companyName of ['Acme', 'Globex', 'Initech']) {
    await payload.create({
      collection: 'crm-leads',
      data: { companyName, owner: team.rep.user.id },
    })
  }
  // A test is of one day, also where that ends just now.
  const now = new Date()
  getCRM(payload).now = () => now
})

afterEach(() =>
  query({
    payload,
    text: `delete from crm_work; delete from payload_jobs; delete from crm_ai_insights;
      delete from crm_ai_runs; delete from crm_activities; delete from crm_leads;
      delete from crm_settings`,
  }),
)

afterAll(() => stop())

type Run = {
  counts: Record<string, number>
  id: string
  key: string
  runId: string
  status: string
  summary: string
}

const byHand = () =>
  rest<Run>({
    as: team.manager,
    method: 'POST',
    path: '/crm/ai/daily-run?wait=true',
    payload,
  })

/** As the jobs queue does it: what is due by schedule is asked for, and done. */
const bySchedule = async () => {
  await payload.jobs.queue({ input: {}, task: 'crmWork' })
  await payload.jobs.run({ silent: true })
  await payload.jobs.run({ silent: true })
}

/** Ways in which a run ends before it is done. */
const END: Record<string, (id: string) => Promise<unknown>> = {
  cancelled: (id) =>
    rest({ as: team.manager, method: 'POST', path: `/crm/ai/runs/${id}/cancel`, payload }),
  failed: () => settleRuns({ crm: getCRM(payload), payload }),
}

const readRuns = async (): Promise<Run[]> =>
  (await payload.find({ collection: 'crm-ai-runs', depth: 0, sort: 'createdAt' }))
    .docs as unknown as Run[]

const countOf = async (from: string): Promise<number> => {
  const [row] = await query<{ count: number }>({
    payload,
    text: `select count(*)::int as count from ${from}`,
  })
  return row!.count
}

const SUMMARY =
  'AI Daily Run: Scored 3 leads, found 0 upsell opportunities, 0 clients at high churn risk, 0 auto-prompts generated'

describe('the daily run', () => {
  it('by hand says what it did', async () => {
    const { body, status } = await byHand()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      counts: { scored: 3 },
      key: `daily:${getCRM(payload).now().toISOString().slice(0, 10)}`,
      status: 'done',
      summary: SUMMARY,
    })
    expect(await countOf('crm_leads where ai_score is not null')).toBe(3)
  })

  it('by schedule does the same', async () => {
    await bySchedule()
    expect(await readRuns()).toEqual([
      expect.objectContaining({ kind: 'daily', status: 'done', summary: SUMMARY }),
    ])
  })

  it('is one run on a day, by hand and by schedule, and the second time adds nothing', async () => {
    await bySchedule()
    const [scheduled] = await readRuns()
    const insights = await countOf('crm_ai_insights')
    const [one, other] = await Promise.all([byHand(), byHand()])
    await query({ payload, text: `delete from crm_work where kind = 'dailyRun'` })
    await bySchedule()

    expect([one.body.id, other.body.id]).toEqual([scheduled!.id, scheduled!.id])
    expect(await readRuns()).toHaveLength(1)
    expect(await countOf('crm_ai_insights')).toBe(insights)
  })

  it.each(['cancelled', 'failed'])('is begun again on its day once it has %s', async (status) => {
    const crm = getCRM(payload)
    const req = await createLocalReq({}, payload)
    const { id } = await startDailyRun({ crm, req })
    await query({ payload, text: `delete from crm_work where kind = 'runBatch'` })
    await END[status]!(String(id))

    expect((await byHand()).body).toMatchObject({ counts: { scored: 3 }, status: 'done' })
    expect((await byHand()).body).toMatchObject({ status: 'done' })
    expect((await readRuns()).map((run) => run.status)).toEqual([status, 'done'])
    expect(await countOf(`crm_ai_insights where kind = 'score'`)).toBe(3)
  })

  it('is one run, however many nodes start it at the same moment', async () => {
    const started = await Promise.all(
      Array.from({ length: 10 }, async () =>
        startDailyRun({ crm: getCRM(payload), req: await createLocalReq({}, payload) }),
      ),
    )
    expect(new Set(started.map(({ id }) => String(id))).size).toBe(1)
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await countOf(`crm_work where kind = 'runBatch'`)).toBe(1)
  })

  it('has a new day when the calendar of the reporting time zone has one', async () => {
    await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'America/New_York' } })
    const startAt = async (now: string) => {
      const req = await createLocalReq({}, payload)
      const crm = { ...getCRM(payload), now: () => new Date(now) }
      return String((await startDailyRun({ crm, req })).id)
    }
    const evening = await startAt('2026-03-02T03:00:00Z')
    const sameEvening = await startAt('2026-03-02T04:59:59Z')
    const nextDay = await startAt('2026-03-02T05:00:00Z')
    expect(sameEvening).toBe(evening)
    expect(nextDay).not.toBe(evening)
    expect((await readRuns()).map(({ key }) => key)).toEqual([
      'daily:2026-03-01',
      'daily:2026-03-02',
    ])
  })

  it('is that of the day it was due on, when the queue comes to it after midnight', async () => {
    await payload.db.drizzle.execute(
      `insert into crm_work (kind, key, input, state, attempts, max_attempts, run_after)
        values ('dailyRun', 'late', '{"tick":"2026-03-01T23:59:00.000Z"}', 'queued', 0, 5, now())`,
    )
    await bySchedule()
    expect((await readRuns()).map(({ key }) => key)).toContain('daily:2026-03-01')
  })
})

it('is not started by itself where it is for by hand only', async () => {
  const other = await bootPayload()
  await other.payload.jobs.queue({ input: {}, task: 'crmWork' })
  await other.payload.jobs.run({ silent: true })
  const { totalDocs } = await other.payload.count({ collection: 'crm-ai-runs' })
  expect(totalDocs).toBe(0)
  await other.stop()
})
