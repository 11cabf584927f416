import type { Payload } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'
import { getCRM } from 'payload-crm'

import type { EngineFunction } from '../../../src/collections/runs/operations/types.js'
import type { Team } from '../../support/team.js'

import { engineFunctions } from '../../../src/collections/runs/operations/engineFunctions.js'
import { settleRuns } from '../../../src/collections/runs/operations/settleRuns.js'
import { startRun } from '../../../src/collections/runs/operations/startRun.js'
import { beginRun } from '../../../src/database/runs/changeRun.js'
import { reapWork } from '../../../src/database/work/claimWork.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

const { score } = engineFunctions

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { rateLimits: { ai: false } } }))
  team = await createTeam(payload)
})

afterEach(async () => {
  engineFunctions.score = score
  await query({
    payload,
    text: 'delete from crm_work; delete from payload_jobs; delete from crm_ai_runs; delete from crm_leads',
  })
})

afterAll(() => stop())

const USAGE = { calls: 1, cost: 0.5, inputTokens: 100, model: 'stub', outputTokens: 10 }

/** Gives every lead the score 50, and says what it did. */
const fifty: EngineFunction = {
  name: 'score',
  plan: async ({ req, scope }) =>
    scope.ids ??
    (
      await req.payload.find({ collection: 'crm-leads', limit: 1000, req, sort: 'companyName' })
    ).docs.map(({ id }) => id),
  prepare: ({ ids }) =>
    Promise.resolve(async ({ req }) => {
      for (const id of ids) {
        await req.payload.db.updateOne({
          id,
          collection: 'crm-leads',
          data: { aiScore: 50 },
          req,
        })
      }
      return { counts: { scored: ids.length }, errors: [], usage: [USAGE] }
    }),
}

const makeLeads = (count: number) =>
  query({
    payload,
    text: `insert into crm_leads (company_name, pipeline_id, stage, status, source, board_order)
      select 'Lead ' || lpad(number::text, 4, '0'), (select id from crm_pipelines limit 1), 'lead',
        'open', 'inbound', 'a' || number from generate_series(1, ${count}) number`,
  })

const countOf = async (from: string): Promise<number> => {
  const [row] = await query<{ count: number }>({
    payload,
    text: `select count(*)::int as count from ${from}`,
  })
  return row!.count
}

type Run = {
  calls: number
  cost: null | number
  counts: Record<string, number>
  done: number
  errors: { kind: string; subjects: number }[]
  finishedAt: null | string
  id: string
  inputTokens: number
  runId: string
  status: string
  summary: null | string
  total: number
}

const post = (
  path: string,
  { as = team.manager, body = {} }: { as?: Team['rep']; body?: unknown } = {},
) => rest<Run>({ as, body, method: 'POST', path: `/crm/ai/${path}`, payload })

const readRun = async (id: string): Promise<Run> =>
  (await rest<Run>({ as: team.viewer, path: `/crm/ai/runs/${id}`, payload })).body

const startScoring = async (): Promise<string> => {
  const req = await createLocalReq({}, payload)
  const { id } = await startRun({
    crm: getCRM(payload),
    kind: 'score_leads',
    req,
    scope: { isForced: false },
  })
  return String(id)
}

const work = () => payload.jobs.run({ silent: true })

describe('a run', () => {
  it('goes through all that is due, in batches, and says what came of it', async () => {
    engineFunctions.score = fifty
    await makeLeads(60)
    const { body, status } = await post('score-leads')
    expect(status).toBe(202)
    expect(await readRun(body.runId)).toMatchObject({ done: 0, status: 'queued', total: 60 })

    await work()
    expect(await readRun(body.runId)).toMatchObject({
      calls: 3,
      cost: 1.5,
      counts: { scored: 60 },
      done: 60,
      errors: [],
      inputTokens: 300,
      status: 'done',
      summary: 'Scored 60 leads',
    })
    expect(await countOf('crm_leads where ai_score = 50')).toBe(60)
    expect(await countOf(`crm_work where kind = 'runBatch' and state = 'done'`)).toBe(3)
  })

  it('is begun by batches that begin at the same moment', async () => {
    engineFunctions.score = fifty
    await makeLeads(1)
    const run = { id: await startScoring(), crm: getCRM(payload) }
    const waiting = `pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    const first = await createLocalReq({}, payload)
    await initTransaction(first)
    const begun = await beginRun({ ...run, req: first })
    const second = beginRun({ ...run, req: { payload } })
    while ((await countOf(waiting)) === 0) {
      await sleep(20)
    }
    await commitTransaction(first)
    expect([begun, await second]).toEqual([true, true])
  })

  it('is over at once when nothing is due', async () => {
    engineFunctions.score = fifty
    const { body, status } = await post('score-leads')
    expect(status).toBe(202)
    expect(await readRun(body.runId)).toMatchObject({
      counts: { scored: 0 },
      status: 'done',
      total: 0,
    })
    expect(await countOf('crm_work')).toBe(0)
  })

  it('is waited for when the caller wants to, also where nobody else works', async () => {
    engineFunctions.score = fifty
    await makeLeads(30)
    const { body, status } = await post('score-leads?wait=true', { as: team.rep })
    expect(status).toBe(200)
    expect(body).toMatchObject({ counts: { scored: 30 }, done: 30, status: 'done' })
  })

  it('is the same run for whoever asks again before it has ended, and another one afterwards', async () => {
    engineFunctions.score = fifty
    await makeLeads(3)
    const asked = await Promise.all([
      post('score-leads'),
      post('score-leads', { as: team.rep }),
      post('score-leads'),
    ])
    expect(new Set(asked.map(({ body }) => body.runId)).size).toBe(1)
    await work()
    const { body } = await post('score-leads')
    expect(body.runId).not.toBe(asked[0].body.runId)
  })

  it('leaves to another run what that is at', async () => {
    engineFunctions.score = fifty
    await makeLeads(5)
    const [lead] = await query<{ id: string }>({
      payload,
      text: 'select id from crm_leads limit 1',
    })
    const { body: one } = await post('score-leads', { body: { ids: [lead!.id] } })
    const { body: all } = await post('score-leads')
    expect(await readRun(one.runId)).toMatchObject({ total: 1 })
    expect(await readRun(all.runId)).toMatchObject({ total: 4 })
  })

  it('answers the same idempotency key with the same run, also when that has ended', async () => {
    engineFunctions.score = fifty
    await makeLeads(2)
    const ask = () =>
      rest<Run>({
        as: team.rep,
        body: {},
        headers: { 'Idempotency-Key': 'run-1' },
        method: 'POST',
        path: '/crm/ai/score-leads?wait=true',
        payload,
      })
    const [first, second] = [await ask(), await ask()]
    expect(second.body).toMatchObject({ id: first.body.id, status: 'done' })
    expect(await countOf('crm_ai_runs')).toBe(1)
  })
})

describe('a run some of whose batches cannot be done', () => {
  const failing: EngineFunction = {
    ...fifty,
    prepare: (args) =>
      args.ids.length === 25 ? fifty.prepare(args) : Promise.reject(new Error('no light')),
  }

  const giveUp = async () => {
    await query({
      payload,
      text: `update crm_work set max_attempts = 1 where state = 'queued'`,
    })
    await work()
  }

  it('fails, and says what it did so far', async () => {
    engineFunctions.score = failing
    await makeLeads(30)
    const id = await startScoring()
    await giveUp()
    expect(await readRun(id)).toMatchObject({
      counts: { scored: 25 },
      done: 25,
      errors: [{ kind: 'failed', subjects: 5 }],
      status: 'failed',
      summary: 'Scored 25 leads',
    })
  })

  it('goes on when somebody tries them again', async () => {
    engineFunctions.score = failing
    await makeLeads(30)
    const id = await startScoring()
    await giveUp()
    engineFunctions.score = fifty
    const [dead] = await query<{ id: string }>({
      payload,
      text: `select id from crm_work where state = 'dead'`,
    })
    await rest({
      as: team.admin,
      method: 'POST',
      path: `/crm/work/${dead!.id}/retry`,
      payload,
    })
    await work()
    expect(await readRun(id)).toMatchObject({
      counts: { scored: 30 },
      errors: [],
      status: 'done',
      summary: 'Scored 30 leads',
    })
  })

  it('fails as well when every worker that touches a batch dies', async () => {
    engineFunctions.score = fifty
    await makeLeads(3)
    const id = await startScoring()
    await query({
      payload,
      text: `update crm_work set state = 'running', attempts = max_attempts,
        lease_owner = 'gone', lease_until = now() - interval '1 second'`,
    })
    const crm = getCRM(payload)
    await reapWork({ crm, req: { payload } })
    await settleRuns({ crm, payload })
    expect(await readRun(id)).toMatchObject({
      errors: [{ kind: 'failed', subjects: 3 }],
      status: 'failed',
    })
  })
})

describe('giving a run up', () => {
  it('keeps what it did, begins nothing more, and lets who is at it write nothing', async () => {
    await makeLeads(50)
    let prepared = 0
    let id = ''
    engineFunctions.score = {
      ...fifty,
      prepare: async (args) => {
        prepared += 1
        const effects = await fifty.prepare(args)
        return async ({ req }) => {
          const { status } = await post(`runs/${id}/cancel`)
          expect(status).toBe(200)
          return effects({ req })
        }
      },
    }
    id = await startScoring()
    await query({
      payload,
      text: `update crm_work set run_after = now() + interval '1 hour'
        where id = (select id from crm_work where kind = 'runBatch' limit 1)`,
    })
    await work()
    expect(prepared).toBe(1)
    expect(await countOf('crm_leads where ai_score is not null')).toBe(0)
    expect(await readRun(id)).toMatchObject({ done: 0, status: 'cancelled', total: 50 })
    expect(await countOf(`crm_work where kind = 'runBatch' and state = 'cancelled'`)).toBe(2)
  })

  it('frees its records for another run', async () => {
    engineFunctions.score = fifty
    await makeLeads(3)
    const first = await startScoring()
    await post(`runs/${first}/cancel`)
    const second = await startScoring()
    expect(second).not.toBe(first)
    expect(await readRun(second)).toMatchObject({ status: 'queued', total: 3 })
  })

  it('is for whoever asked for it, and for managers', async () => {
    engineFunctions.score = fifty
    await makeLeads(3)
    const { body } = await post('score-leads', { as: team.colleague })
    const refused = await post(`runs/${body.runId}/cancel`, { as: team.rep })
    const allowed = await post(`runs/${body.runId}/cancel`, { as: team.colleague })
    expect([refused.status, allowed.status]).toEqual([403, 200])
    expect(allowed.body.status).toBe('cancelled')
  })

  it('is refused when it has ended', async () => {
    engineFunctions.score = fifty
    const { body } = await post('score-leads')
    expect((await post(`runs/${body.runId}/cancel`)).status).toBe(409)
  })
})

describe('what a run would take', () => {
  it('is told without starting it', async () => {
    engineFunctions.score = fifty
    await makeLeads(30)
    const { body, status } = await post('score-leads?estimate=true')
    expect(status).toBe(200)
    expect(body).toEqual({
      estimate: {
        calls: 0,
        cost: null,
        currency: null,
        inputTokens: 0,
        outputTokens: 0,
        subjects: 30,
      },
    })
    expect(await countOf('crm_ai_runs')).toBe(0)
  })
})

it.each([
  [{ ids: ['nobody'] }, 'ids'],
  [{ ids: [] }, 'ids'],
  [{ leadIds: ['nobody'] }, 'leadIds'],
  [{ orderIds: ['00000000-0000-4000-8000-000000000000'] }, 'orderIds'],
  [{ ids: [1], leadIds: [1] }, 'leadIds'],
  [{ pipeline_type: 'nowhere' }, 'pipeline_type'],
])('refuses the scope %j', async (body, field) => {
  const answer = await post('score-leads', { body })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ errors: [{ data: { code: 'invalid_input', field } }] })
})
