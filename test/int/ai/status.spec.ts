import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { getCRM } from 'payload-crm'
import { openAIProvider } from 'payload-crm/openai'

import type { AIStatus } from '../../../src/domain/ai/status.js'
import type { Team } from '../../support/team.js'

import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Executor = { execute: (query: unknown) => Promise<unknown> }

/** It stays, so that no day ends between what is written and what is read. */
const NOW = new Date()
const today = NOW.toISOString().slice(0, 10)

const provider = openAIProvider({
  baseURL: 'http://models.test/v1',
  model: 'large',
  models: { score: 'small' },
  prices: { large: { currency: 'EUR', input: 1, output: 2 } },
})

let bare: Payload
let payload: Payload
let stop: () => Promise<void>
let stopBare: () => Promise<void>
let team: Team

beforeAll(async () => {
  const booted = await bootPayload({
    plugin: { ai: { budget: { callsPerDay: 20 }, provider }, visibility: 'own' },
  })
  ;({ payload, stop } = booted)
  ;({ payload: bare, stop: stopBare } = await bootSecondNode(booted))
  for (const node of [payload, bare]) {
    getCRM(node).now = () => NOW
  }
  team = await createTeam(payload)
})
afterAll(async () => {
  await stopBare()
  await stop()
})

const run = (query: ReturnType<typeof sql>) =>
  (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)

beforeEach(() => run(sql`truncate crm_ai_usage, crm_ai_breakers`))

const readStatus = async (node = payload, as: { token: string } = team.manager) => {
  const { body, status } = await rest<AIStatus>({ as, path: '/crm/ai/status', payload: node })
  expect(status).toBe(200)
  return body
}

describe('the state of the sales engine', () => {
  it('is none without a provider', async () => {
    expect(await readStatus(bare)).toMatchObject({
      budget: { calls: 0, cost: null, currency: null, day: today },
      models: null,
      provider: null,
      retryAt: null,
      state: 'none',
    })
  })

  it('is ready, with the models and what is used of the day’s budget', async () => {
    await run(sql`
      insert into crm_ai_usage (day, function, model, calls, input_tokens, output_tokens, cost)
      values (${today}::date, '', '', 19, 1000, 500, 0.25), (${today}::date - 1, '', '', 20, 1, 1, 1)`)
    expect(await readStatus()).toEqual({
      budget: {
        calls: 19,
        callsPerDay: 20,
        cost: 0.25,
        costPerDay: null,
        currency: 'EUR',
        day: today,
        tokens: 1500,
        tokensPerDay: 2_000_000,
      },
      lastDailyRun: null,
      models: {
        churn: 'large',
        insight: 'large',
        prompt: 'large',
        score: 'small',
        upsell: 'large',
      },
      pendingPrompts: 0,
      provider: 'models.test',
      retryAt: null,
      state: 'ready',
    })
  })

  it('is over budget until the next day', async () => {
    await run(sql`
      insert into crm_ai_usage (day, function, model, calls) values (${today}::date, '', '', 20)`)
    const { retryAt, state } = await readStatus()
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString()
    expect({ retryAt, state }).toEqual({ retryAt: tomorrow, state: 'over_budget' })
  })

  it('is down while one of its models is left alone', async () => {
    const retryAt = new Date(NOW.getTime() + 60_000)
    await run(sql`
      insert into crm_ai_breakers (model, failures, opened, retry_at, version) values
        ('models.test small', 3, 1, ${retryAt.toISOString()}::timestamptz, gen_random_uuid()),
        ('other small', 3, 1, now() + interval '1 hour', gen_random_uuid())`)
    expect(await readStatus()).toMatchObject({ retryAt: retryAt.toISOString(), state: 'down' })
  })

  it('tells of the last daily run, and of the prompts the reader may see', async () => {
    const create = (collection: string, data: Record<string, unknown>) =>
      payload.create({ collection, data })
    await create('crm-ai-runs', { key: 'a', kind: 'daily', status: 'done', summary: 'All done.' })
    await create('crm-ai-runs', { key: 'b', kind: 'score_leads', status: 'done' })
    for (const person of [team.rep, team.colleague]) {
      const lead = await create('crm-leads', { companyName: 'Acme', owner: person.user.id })
      const order = await create('crm-orders', { name: 'Order', lead: lead.id })
      await create('crm-advertiser-prompts', {
        kind: 'performance',
        lead: lead.id,
        message: 'Well done.',
        order: order.id,
        performanceVersion: 'a',
        status: 'pending',
      })
    }
    expect(await readStatus()).toMatchObject({
      lastDailyRun: { finishedAt: null, status: 'done', summary: 'All done.' },
      pendingPrompts: 2,
    })
    expect(await readStatus(payload, team.rep)).toMatchObject({ pendingPrompts: 1 })
  })
})
