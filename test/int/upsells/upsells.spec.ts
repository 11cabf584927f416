import type { Payload } from 'payload'

import { openAIProvider } from 'payload-crm/openai'

import type { ModelServer } from '../../support/modelServer/startModelServer.js'

import { upsellFunction } from '../../../src/collections/insights/operations/upsells/upsellFunction.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { startModelServer } from '../../support/modelServer/startModelServer.js'
import { query } from '../import/importFolder.js'
import { readInsights, runEngine } from '../insights/insights.js'

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
  const text = 'delete from crm_ai_insights; delete from crm_performance; delete from crm_orders'
  await query({ payload, text })
  await query({ payload: plain, text })
})

afterAll(() => Promise.all(stops.map((stop) => stop())))

const create = async (to: Payload, collection: string, data: Record<string, unknown>) =>
  String((await to.create({ collection, data, depth: 0 })).id)

let clients = 0

/** An order of 10,000, of a client of its own, whose one campaign had so many clicks on 100,000 impressions. */
const createOrder = async ({
  clicks = 5000,
  lead,
  to = plain,
  ...data
}: { clicks?: number; lead?: string; to?: Payload } & Record<string, unknown>) => {
  const on = lead ?? (await create(to, 'crm-leads', { companyName: `Acme ${(clients += 1)}` }))
  const order = await create(to, 'crm-orders', {
    name: 'Spring',
    lead: on,
    lines: [
      { label: 'Banner', price: 10, quantity: 500 },
      { label: 'Wallpaper', price: 10, quantity: 500 },
    ],
    ...data,
  })
  await create(to, 'crm-performance', {
    campaignName: 'One',
    clicks,
    impressions: 100_000,
    order,
    periodEnd: '2026-11-10',
    periodStart: '2026-11-01',
  })
  return order
}

describe('upsells by the rules', () => {
  it('are found on active orders by what these delivered, and say so', async () => {
    const order = await createOrder({})
    await createOrder({ name: 'Ordinary', clicks: 2000 })
    const cancelled = await createOrder({ name: 'Cancelled' })
    await plain.update({ id: cancelled, collection: 'crm-orders', data: { status: 'cancelled' } })
    expect(await runEngine({ engine: upsellFunction, payload: plain })).toMatchObject({
      counts: { upsells: 1 },
      errors: [],
    })
    expect(await readInsights({ payload: plain })).toMatchObject([
      {
        factors: [{ key: 'upsell:increaseSpend', points: 2000 }],
        order,
        payload: {
          estimatedAdditionalRevenue: 2000,
          opportunity: expect.stringContaining('Spring has a click-through rate of 5% on 100,000'),
          orderId: order,
          suggestedAction:
            'Propose $2,000 more for the rest of the flight: 20% of the $10,000 still to run.',
        },
        source: 'rules',
        topic: 'increase_spend',
        value: 2000,
      },
    ])
  })

  it('measure by the benchmark of the product', async () => {
    const product = await create(plain, 'crm-products', {
      name: 'Banner',
      benchmarkCtr: 0.06,
      code: 'B1',
      pricingModel: 'CPM',
      unitPrice: 10,
    })
    const line = { label: 'Banner', price: 10, product, quantity: 500 }
    const lines = [line, { ...line, label: 'Wallpaper', product: null }]
    await createOrder({ lines })
    const { counts } = await runEngine({ engine: upsellFunction, payload: plain })
    expect(counts).toEqual({ upsells: 0 })
    await plain.delete({ id: product, collection: 'crm-products' })
  })

  it('propose a bundle once to a client of a single product, of what others buy most', async () => {
    const [banner, rare, often] = await Promise.all(
      ['Banner', 'Rare', 'Often'].map((name) =>
        create(plain, 'crm-products', { name, code: name, pricingModel: 'flat', unitPrice: 1 }),
      ),
    )
    const lines = (...products: (string | undefined)[]) =>
      products.map((product) => ({ label: 'Line', price: 100, product, quantity: 1 }))
    await createOrder({ name: 'Of others', clicks: 2000, lines: lines(rare, often, often) })
    const lead = await create(plain, 'crm-leads', { companyName: 'Single' })
    await createOrder({ name: 'Small', clicks: 2000, lead, lines: lines(banner) })
    const large = await createOrder({ clicks: 2000, lead, lines: lines(banner, banner) })
    await runEngine({ engine: upsellFunction, payload: plain })
    expect(await readInsights({ payload: plain })).toMatchObject([
      {
        order: large,
        payload: { suggestedAction: expect.stringContaining('Offer Often in a bundle') },
        topic: 'bundle',
        value: 50,
      },
    ])
  })

  it('take no account of what the company has with other reps, where reps see their own alone', async () => {
    const company = await create(plain, 'crm-companies', { name: 'Shared' })
    const lines = (...labels: string[]) =>
      labels.map((label) => ({ label, price: 100, quantity: 1 }))
    const product = { name: 'Often', code: 'often', pricingModel: 'flat', unitPrice: 1 }
    await create(plain, 'crm-products', product)
    const createFor = async (name: string, labels: string[]) => {
      const { user } = await createUser({ payload: plain, role: 'rep' })
      const data = { company, companyName: 'Shared', owner: user.id }
      const lead = await create(plain, 'crm-leads', data)
      return createOrder({ name, clicks: 2000, lead, lines: lines(...labels) })
    }
    const single = await createFor('Mine', ['Banner'])
    await createFor('Of another', ['Wallpaper', 'Newsletter'])
    await runEngine({ engine: upsellFunction, payload: plain })
    expect(await readInsights({ payload: plain })).toMatchObject([
      { order: single, topic: 'bundle' },
    ])
  })

  it('are what they were on a second look, and end when there is nothing to gain any more', async () => {
    const order = await createOrder({})
    await runEngine({ engine: upsellFunction, payload: plain })
    await runEngine({ engine: upsellFunction, payload: plain })
    expect(await readInsights({ payload: plain })).toHaveLength(1)
    await plain.update({
      collection: 'crm-performance',
      data: { clicks: 1900 },
      where: { order: { equals: order } },
    })
    await runEngine({ engine: upsellFunction, payload: plain })
    expect(await readInsights({ payload: plain })).toMatchObject([{ status: 'superseded' }])
  })

  it('stay away for a month once dismissed, whatever is delivered', async () => {
    const order = await createOrder({})
    await runEngine({ engine: upsellFunction, payload: plain })
    await query({
      payload: plain,
      text: `update crm_ai_insights set status = 'dismissed', updated_at = now()`,
    })
    await plain.update({
      collection: 'crm-performance',
      data: { clicks: 6000 },
      where: { order: { equals: order } },
    })
    const counts = async (days: number) =>
      (
        await runEngine({
          engine: upsellFunction,
          now: new Date(Date.now() + days * 24 * 60 * 60 * 1000),
          payload: plain,
        })
      ).counts
    expect(await counts(29)).toEqual({ upsells: 0 })
    expect(await counts(31)).toEqual({ upsells: 1 })
  })

  it('are looked for on orders one may read', async () => {
    const { user } = await createUser({ payload: plain, role: 'rep' })
    const lead = await create(plain, 'crm-leads', { companyName: 'Mine', owner: user.id })
    const mine = await createOrder({ lead })
    const others = await createOrder({})
    const scope = { ids: [mine, others] }
    await runEngine({ engine: upsellFunction, payload: plain, scope, user })
    expect(await readInsights({ payload: plain })).toMatchObject([{ order: mine }])
  })
})

describe('upsells in the words of a model', () => {
  const words = (opportunity: string) => ({
    answers: {
      upsell: () => ({
        upsells: [
          { opportunity, suggestedAction: 'Ask for $2,000 more (20% of $10,000).', upsellId: 'u1' },
        ],
      }),
    },
  })
  const TRUE =
    'On 100,000 impressions, the click-through rate is 5%. It is surely above 4.87%. The threshold is 2%.'

  it('are kept where every figure is one of the rules’', async () => {
    await createOrder({ to: payload })
    model.set(words('Spring reached a click-through rate of 50%.'))
    const { usage } = await runEngine({ engine: upsellFunction, payload })
    expect(usage).toMatchObject([{ calls: 1, model: 'test' }])
    expect(await readInsights({ payload })).toMatchObject([
      {
        payload: {
          estimatedAdditionalRevenue: 2000,
          opportunity: expect.stringContaining('5% on 100,000'),
          suggestedAction: 'Ask for $2,000 more (20% of $10,000).',
        },
        source: 'test',
      },
    ])
  })

  it('are not asked for again while nothing has changed', async () => {
    await createOrder({ to: payload })
    model.set(words(TRUE))
    await runEngine({ engine: upsellFunction, payload })
    await runEngine({ engine: upsellFunction, payload })
    expect(model.requests).toHaveLength(1)
    expect(await readInsights({ payload })).toHaveLength(1)
  })

  it('give way to the rules’ when the model fails', async () => {
    await createOrder({ to: payload })
    model.behave('error')
    const { counts, errors } = await runEngine({ engine: upsellFunction, payload })
    expect({ counts, errors }).toEqual({
      counts: { upsells: 1 },
      errors: [{ kind: 'unavailable', subjects: 1 }],
    })
    expect(await readInsights({ payload })).toMatchObject([{ source: 'rules', value: 2000 }])
  })
})
