import type { Payload } from 'payload'
import type pg from 'pg'

import { setTimeout as sleep } from 'node:timers/promises'
import { openAIProvider } from 'payload-crm/openai'

import type { DealInsight } from '../../../src/domain/deals/types.js'
import type { ModelServer } from '../../support/modelServer/startModelServer.js'
import type { Team } from '../../support/team.js'

import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { startModelServer } from '../../support/modelServer/startModelServer.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'
import { readInsights } from '../insights/insights.js'

let model: ModelServer
let other: Payload
let payload: Payload
let plain: Payload
let plainTeam: Team
let stops: (() => Promise<void>)[]
let team: Team

beforeAll(async () => {
  model = await startModelServer()
  const provider = openAIProvider({ baseURL: model.url, model: 'test' })
  const plugin = { ai: { provider, retries: 0 }, rateLimits: { ai: false as const } }
  const withModel = await bootPayload({ plugin })
  const second = await bootSecondNode({ databaseURL: withModel.databaseURL, plugin })
  const without = await bootPayload({ plugin: { rateLimits: { ai: false }, visibility: 'own' } })
  ;[other, payload, plain] = [second.payload, withModel.payload, without.payload]
  stops = [second.stop, withModel.stop, without.stop, model.stop]
  team = await createTeam(payload)
  plainTeam = await createTeam(plain)
})

beforeEach(() => {
  model.behave('valid')
  model.set({ answers: {}, latencyMs: 100 })
  model.requests.length = 0
})

afterEach(async () => {
  const text = `delete from crm_ai_insights; delete from crm_performance; delete from crm_orders;
    delete from crm_proposals; delete from crm_leads`
  await query({ payload, text })
  await query({ payload: plain, text })
})

afterAll(async () => {
  for (const stop of stops) {
    await stop()
  }
})

const create = async (to: Payload, collection: string, data: Record<string, unknown>) =>
  String((await to.create({ collection, data, depth: 0 })).id)

const createLead = (to: Payload, data: Record<string, unknown> = {}) =>
  create(to, 'crm-leads', { companyName: 'Acme', contactEmail: 'ann@acme.test', ...data })

type Answer = { errors: { data: { code: string } }[] } & DealInsight

const ask = (
  lead: string,
  {
    as = plainTeam.manager,
    body = {},
    headers = {},
    of = plain,
  }: {
    as?: Team['rep']
    body?: object
    headers?: Record<string, string>
    of?: Payload
  } = {},
) =>
  rest<Answer>({
    as,
    body,
    headers,
    method: 'POST',
    path: `/crm/ai/deal-insights/${lead}`,
    payload: of,
  })

const askModel = (lead: string, body = {}, of = payload) =>
  ask(lead, { as: team.manager, body, of })

describe('advice on a deal', () => {
  it('says its chance, the next action, an offer and a positioning, and how it came to them', async () => {
    const { body, status } = await ask(await createLead(plain))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      cached: false,
      closeProb: 10,
      closeProbReasoning: expect.stringContaining('10% is what “Lead” stands for'),
      factors: [{ key: 'insight:stageProbability', points: 10 }],
      nextAction: 'Agree with Acme on what it takes to reach “Qualified”.',
      positioning: expect.stringContaining('Acme has no results with us yet'),
      proposalLines: [],
      proposalSuggestion: 'A structure is proposed once the deal is at “Proposal”.',
      source: 'rules',
      unanswered: null,
    })
  })

  it('is kept for a day, and for as long as nothing has changed', async () => {
    const lead = await createLead(plain)
    const first = (await ask(lead)).body
    expect(Date.parse(first.expiresAt) - Date.parse(first.createdAt)).toBe(24 * 60 * 60 * 1000)
    const again = (await ask(lead)).body
    expect(again).toEqual({ ...first, cached: true })
    await query({ payload: plain, text: `update crm_ai_insights set expires_at = now()` })
    expect((await ask(lead)).body.cached).toBe(false)
  })

  it('is the same for the same idempotency key, also where it is asked for anew', async () => {
    const lead = await createLead(plain)
    const askWith = (key: string, body: object) =>
      ask(lead, { body, headers: { 'Idempotency-Key': key } })
    const first = await askWith('once', { refresh: true })
    const again = await askWith('once', { refresh: true })
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    expect((await askWith('twice', { refresh: true })).body.cached).toBe(false)
    expect(await askWith('once', {})).toMatchObject({
      body: { errors: [{ data: { code: 'idempotency_mismatch' } }] },
      status: 422,
    })
  })

  it('is given anew when the lead, an offer, an order or its delivery has changed', async () => {
    const lead = await createLead(plain)
    const isCached = async () => (await ask(lead)).body.cached
    await ask(lead)
    await plain.update({ id: lead, collection: 'crm-leads', data: { estimatedValue: 5000 } })
    expect(await isCached()).toBe(false)
    await create(plain, 'crm-proposals', { name: 'Offer', lead })
    expect(await isCached()).toBe(false)
    const order = await create(plain, 'crm-orders', { name: 'Spring', lead })
    expect(await isCached()).toBe(false)
    await create(plain, 'crm-performance', {
      campaignName: 'One',
      clicks: 50,
      impressions: 2000,
      order,
      periodEnd: '2026-11-10',
      periodStart: '2026-11-01',
    })
    expect((await ask(lead)).body).toMatchObject({
      cached: false,
      positioning: expect.stringContaining('50 clicks on 2,000 impressions'),
    })
    expect(await isCached()).toBe(true)
  })

  it('proposes what the company has bought, once the deal is that far', async () => {
    const [company, product] = [
      await create(plain, 'crm-companies', { name: 'Acme' }),
      await create(plain, 'crm-products', {
        name: 'Banner',
        code: 'B1',
        pricingModel: 'CPM',
        unitPrice: 10,
      }),
    ]
    const owner = plainTeam.rep.user.id
    const earlier = await createLead(plain, { company, owner })
    await create(plain, 'crm-orders', {
      name: 'Spring',
      company,
      lead: earlier,
      lines: [{ label: 'Banner', price: 10, product, quantity: 5 }],
    })
    const lead = await createLead(plain, {
      company,
      estimatedValue: 2000,
      owner,
      stage: 'proposal',
    })
    expect((await ask(lead)).body).toMatchObject({
      closeProb: 50,
      nextAction: 'Send Acme a proposal.',
      proposalLines: [{ amount: 2000, label: 'Banner', product, quantity: 200 }],
      proposalSuggestion: expect.stringContaining('what Acme has bought before: Banner'),
    })
    const others = await createLead(plain, {
      company,
      owner: plainTeam.colleague.user.id,
      stage: 'proposal',
    })
    expect((await ask(others)).body.proposalSuggestion).not.toContain('bought before')
  })

  it('is for whoever may write, about leads they may read', async () => {
    const lead = await createLead(plain, { owner: plainTeam.rep.user.id })
    expect(await ask(lead, { as: plainTeam.rep })).toMatchObject({ status: 200 })
    expect(await ask(lead, { as: plainTeam.colleague })).toMatchObject({ status: 404 })
    expect(await ask(lead, { as: plainTeam.viewer })).toMatchObject({ status: 403 })
    expect(await ask('nonsense')).toMatchObject({ status: 404 })
    expect(await ask(lead, { body: { refresh: 'yes' } })).toMatchObject({ status: 400 })
  })
})

describe('advice in the words of a model', () => {
  const words = (nextAction: string) => ({
    answers: {
      insight: () => ({
        closeProbReasoning: '',
        nextAction,
        positioning: 'Everybody gains 300% with us.',
        proposalSuggestion: '',
      }),
    },
  })

  it('keeps what is true of them', async () => {
    model.set(words('Agree with Acme how to get to Qualified.'))
    const { body } = await askModel(await createLead(payload))
    expect(body).toMatchObject({
      closeProb: 10,
      nextAction: 'Agree with Acme how to get to Qualified.',
      positioning: expect.stringContaining('Acme has no results with us yet'),
      source: 'test',
    })
    expect(body.wording).not.toHaveProperty('nextAction')
  })

  it('is asked for once, however many ask at a time, on whatever node', async () => {
    const lead = await createLead(payload)
    model.set(words('Agree with Acme how to get to Qualified.'))
    model.set({ latencyMs: 2000 }) // until all have come
    const answers = await Promise.all(
      [payload, other, payload, other, payload].map((of) => askModel(lead, {}, of)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.createdAt)).size).toBe(1)
    expect(model.requests).toHaveLength(1)
    expect(await readInsights({ payload })).toHaveLength(1)
  })

  it('is not asked again by who looked before the answer came and may ask only after it', async () => {
    const lead = await createLead(payload)
    model.set({ latencyMs: 2000 })
    const holder = await (other.db as unknown as { pool: pg.Pool }).pool.connect()
    const until = async (text: string): Promise<void> => {
      while ((await holder.query(text)).rows.length === 0) {
        await sleep(10)
      }
    }
    const first = askModel(lead)
    while (model.requests.length === 0) {
      await sleep(10)
    }
    await holder.query('begin; lock table crm_rate_limits in share mode')
    const second = askModel(lead)
    await until(`select from pg_locks where relation = 'crm_rate_limits'::regclass and not granted`)
    await until('select from crm_ai_insights')
    await holder.query(`delete from crm_rate_limits where key like 'lease:%'; commit`)
    holder.release()
    const answers = await Promise.all([first, second])
    expect(answers.map(({ body }) => body.cached)).toEqual([false, true])
    expect(model.requests).toHaveLength(1)
  })

  it('is asked for anew by whoever wants to', async () => {
    const lead = await createLead(payload)
    await askModel(lead)
    await askModel(lead)
    model.set(words('Talk to Acme.'))
    expect((await askModel(lead, { refresh: true })).body).toMatchObject({
      cached: false,
      nextAction: expect.stringContaining('Acme'),
    })
    expect(model.requests).toHaveLength(2)
    expect((await readInsights({ payload })).map(({ status }) => status).sort()).toEqual([
      'current',
      'superseded',
    ])
  })

  it('gives way to the rules’ for ten minutes when the model fails', async () => {
    model.behave('error')
    const { body, status } = await askModel(await createLead(payload))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      nextAction: 'Agree with Acme on what it takes to reach “Qualified”.',
      source: 'rules',
      unanswered: 'unavailable',
    })
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(10 * 60 * 1000)
  })
})
