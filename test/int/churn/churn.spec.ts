import type { Payload } from 'payload'

import { openAIProvider } from 'payload-crm/openai'

import type { ModelServer } from '../../support/modelServer/startModelServer.js'

import { churnFunction } from '../../../src/collections/insights/operations/churn/churnFunction.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { startModelServer } from '../../support/modelServer/startModelServer.js'
import { query } from '../import/importFolder.js'
import { readInsights, runEngine } from '../insights/insights.js'

const now = new Date('2026-11-21T12:00:00.000Z')

let model: ModelServer
let payload: Payload
let plain: Payload
let stops: (() => Promise<void>)[]

beforeAll(async () => {
  model = await startModelServer()
  const provider = openAIProvider({ baseURL: model.url, model: 'test' })
  const withModel = await bootPayload({ plugin: { ai: { provider, retries: 0 } } })
  const without = await bootPayload({ plugin: { visibility: 'own' } })
  ;[payload, plain] = [withModel.payload, without.payload]
  stops = [withModel.stop, without.stop, model.stop]
})

beforeEach(() => {
  model.behave('valid')
  model.set({ answers: {} })
  model.requests.length = 0
})

afterEach(async () => {
  const text = `delete from crm_ai_insights; delete from crm_performance; delete from crm_orders;
    delete from crm_leads; delete from crm_companies`
  await query({ payload, text })
  await query({ payload: plain, text })
})

afterAll(() => Promise.all(stops.map((stop) => stop())))

const create = async (to: Payload, collection: string, data: Record<string, unknown>) =>
  String((await to.create({ collection, data, depth: 0 })).id)

/** A client whose order has ended, and whom nobody has called since the summer. */
const createClient = async (to: Payload = plain, data: Record<string, unknown> = {}) => {
  const lead = await create(to, 'crm-leads', {
    companyName: 'Acme',
    pipeline: (
      await to.find({ collection: 'crm-pipelines', where: { key: { equals: 'existing_client' } } })
    ).docs[0]!.id,
    ...data,
  })
  const order = await create(to, 'crm-orders', {
    name: 'Spring',
    endDate: '2026-11-01',
    lead,
    lines: [{ label: 'Banner', price: 10, quantity: 500 }],
    startDate: '2026-06-01',
    ...(data.company ? { company: data.company } : {}),
  })
  await query({
    payload: to,
    text: `update crm_leads set last_activity_at = '2026-06-01' where id = '${lead}'`,
  })
  return { lead, order }
}

const deliver = (to: Payload, order: string, spends: [string, string, number][]) =>
  Promise.all(
    spends.map(([periodStart, periodEnd, spend]) =>
      create(to, 'crm-performance', {
        campaignName: 'One',
        impressions: spend * 100,
        order,
        periodEnd,
        periodStart,
        spend,
      }),
    ),
  )

const readLead = (to: Payload, id: string) => to.findByID({ id, collection: 'crm-leads', depth: 0 })

describe('churn by the rules', () => {
  it('is judged by contract, spend, contact and delivery of existing clients', async () => {
    const { lead, order } = await createClient()
    // 90 days until yesterday: 300 and a part of 1,000 that ran evenly over 10 days, half of them in.
    await deliver(plain, order, [
      ['2026-07-01', '2026-07-01', 900],
      ['2026-10-01', '2026-10-01', 300],
    ])
    await create(plain, 'crm-leads', { companyName: 'No client yet' })
    const before = await readLead(plain, lead)
    expect(await runEngine({ engine: churnFunction, now, payload: plain })).toMatchObject({
      counts: { assessed: 1, highRisk: 1 },
      errors: [],
    })
    expect(await readInsights({ payload: plain })).toMatchObject([
      {
        factors: [
          { facts: { endDay: '2026-11-01' }, key: 'churn:contractEnd', points: 30 },
          { facts: { formerSpendMoney: 900, spendMoney: 300 }, key: 'churn:spend', points: 30 },
          { facts: { lastContactDay: '2026-06-01' }, key: 'churn:contact', points: 25 },
          { key: 'churn:delivery', points: 15 },
        ],
        payload: {
          churnRisk: 'high',
          leadId: lead,
          reasoning: 'What Acme had booked ended on Nov 1, 2026, and nothing follows.',
          retentionAction: 'Win Acme back: offer a renewal of “Spring”.',
        },
        value: 100,
      },
    ])
    expect(await readLead(plain, lead)).toMatchObject({
      aiRecommendation: 'Win Acme back: offer a renewal of “Spring”.',
      churnRisk: 'high',
      updatedAt: before.updatedAt,
    })
  })

  it('takes periods that lie across the bounds in parts', async () => {
    const { order } = await createClient()
    // 90 days are 2026-08-24 to 2026-11-21: five of these ten days belong to them.
    await deliver(plain, order, [['2026-08-19', '2026-08-28', 1000]])
    await runEngine({ engine: churnFunction, now, payload: plain })
    expect((await readInsights({ payload: plain }))[0]?.factors[1]).toMatchObject({
      facts: { formerSpendMoney: 500, spendMoney: 500 },
      points: 0,
    })
  })

  it('is judged once for a company, over all of it', async () => {
    const company = await create(plain, 'crm-companies', { name: 'Acme' })
    const { lead } = await createClient(plain, { company })
    const other = await create(plain, 'crm-leads', { company, companyName: 'Acme again' })
    await create(plain, 'crm-orders', {
      name: 'Next year',
      company,
      endDate: '2027-12-31',
      lead: other,
      startDate: '2026-11-02',
    })
    await query({
      payload: plain,
      text: `update crm_leads set last_activity_at = '2026-11-20' where id = '${other}'`,
    })
    await runEngine({ engine: churnFunction, now, payload: plain })
    expect(await readInsights({ payload: plain })).toMatchObject([
      { lead, payload: { churnRisk: 'low', retentionAction: null } },
    ])
  })

  it('looks at what its user may read, and no further', async () => {
    const { user } = await createUser({ payload: plain, role: 'rep' })
    const company = await create(plain, 'crm-companies', { name: 'Acme' })
    const { lead } = await createClient(plain, { company, owner: user.id })
    const others = await create(plain, 'crm-leads', { company, companyName: 'Theirs' })
    await create(plain, 'crm-orders', {
      name: 'Long',
      company,
      endDate: '2027-12-31',
      lead: others,
    })
    await createClient(plain, { companyName: 'Another' })
    await runEngine({ engine: churnFunction, now, payload: plain, user })
    expect(await readInsights({ payload: plain })).toMatchObject([
      { factors: [{ facts: { endDay: '2026-11-01' } }, {}, {}, {}], lead },
    ])
    // The system's own run reads all, and tells the rep no more of other reps' business.
    await query({ payload: plain, text: 'delete from crm_ai_insights' })
    await runEngine({ engine: churnFunction, ids: [lead], now, payload: plain })
    expect(await readInsights({ payload: plain })).toMatchObject([
      { factors: [{ facts: { endDay: '2026-11-01' } }, {}, {}, {}], lead },
    ])
  })

  it('passes over lost and trashed leads', async () => {
    const { lead } = await createClient()
    await query({
      payload: plain,
      text: `update crm_leads set status = 'lost' where id = '${lead}'`,
    })
    const { counts } = await runEngine({ engine: churnFunction, now, payload: plain })
    expect(counts).toEqual({ assessed: 0, highRisk: 0 })
  })
})

describe('churn in the eyes of a model', () => {
  const opinion = (adjustment: number, texts = {}) => ({
    answers: {
      churn: () => ({
        clients: [
          {
            adjustment,
            adjustmentReason: 'They praised the campaign.',
            clientId: 'c1',
            reasoning: 'Acme’s booking ended on Nov 1, 2026 and nothing follows it.',
            retentionAction: null,
            ...texts,
          },
        ],
      }),
    },
  })

  it('is moved within the cap, with its reason', async () => {
    await createClient(payload)
    model.set(opinion(-10))
    await runEngine({ engine: churnFunction, now, payload })
    const [insight] = await readInsights({ payload })
    expect(insight).toMatchObject({
      payload: { reasoning: 'Acme’s booking ended on Nov 1, 2026 and nothing follows it.' },
      source: 'test',
    })
    expect(insight?.factors.at(-1)).toEqual({
      facts: { reason: 'They praised the campaign.' },
      key: 'churn:adjustment',
      points: -10,
    })
    expect(insight?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(insight?.value)
  })

  it.each([
    ['beyond the cap', opinion(50)],
    ['about somebody else', opinion(5, { clientId: 'c2' })],
  ])('is passed over when it is %s', async (_, answers) => {
    await createClient(payload)
    model.set(answers)
    await runEngine({ engine: churnFunction, now, payload })
    const [insight] = await readInsights({ payload })
    expect(insight).toMatchObject({ source: 'rules' })
    expect(insight?.factors).toHaveLength(4)
  })

  it('says no figure that is not true', async () => {
    await createClient(payload)
    model.set(opinion(0, { reasoning: 'Acme lost 80% of its budget.' }))
    await runEngine({ engine: churnFunction, now, payload })
    expect(await readInsights({ payload })).toMatchObject([
      { payload: { reasoning: expect.stringContaining('Nov 1, 2026') }, source: 'rules' },
    ])
  })

  it('is not asked about what has not changed', async () => {
    await createClient(payload)
    model.set(opinion(5))
    await runEngine({ engine: churnFunction, now, payload })
    expect(await runEngine({ engine: churnFunction, now, payload })).toMatchObject({
      counts: { assessed: 1, highRisk: 1 },
    })
    expect(model.requests).toHaveLength(1)
  })
})
