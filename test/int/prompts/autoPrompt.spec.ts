import type { Payload } from 'payload'

import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createOrder, deliver, promptsOf, STRONG } from './campaigns.js'

type Answer = {
  message: null | string
  projections: null | Record<string, Record<string, number>>
  prompt: { id: string; source: string } | null
  reason: null | string
  shouldPrompt: boolean
  suggestedIncrease: null | number
}

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { rateLimits: { ai: false } } }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const ask = async (order: string, body?: unknown): Promise<Answer> => {
  const { body: answer } = await rest({
    as: team.manager,
    body,
    method: 'POST',
    path: `/crm/ai/auto-prompt/${order}`,
    payload,
  })
  return answer as Answer
}

describe('POST /ai/auto-prompt/:orderId', () => {
  it('drafts a message for a campaign that does well, every number of it stored', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    const answer = await ask(order)
    expect(answer).toMatchObject({
      message:
        'Your Aurora Launch campaign is performing exceptionally well with a 2.1% click-through rate. Its return on ad spend is 3.4x. We recommend increasing your budget by $4,000. With it, we project between 48,000 and 80,000 additional impressions, between 1,000 and 1,700 additional clicks and between 40 and 67 additional conversions.',
      prompt: { source: 'rules', status: 'pending' },
      reason: null,
      shouldPrompt: true,
      suggestedIncrease: 4000,
    })
    expect(answer.projections).toMatchObject({
      factors: { high: 1, low: 0.6, mid: 0.8 },
      mid: { clicks: 1300, conversions: 54, impressions: 64_000 },
    })
  })

  it('marks the order for review', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    const before = await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })
    await ask(order)
    const after = await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })
    expect(after).toMatchObject({
      flaggedForReview: true,
      flaggedReason: 'A message to the advertiser waits for review.',
      updatedAt: before.updatedAt,
    })
  })

  it('answers with the same message again, and keeps one', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    const answers = await Promise.all([ask(order), ask(order), ask(order)])
    const ids = new Set(answers.map(({ prompt }) => prompt!.id))
    expect(ids.size).toBe(1)
    expect(await promptsOf({ order, payload })).toHaveLength(1)
  })

  it('answers the same idempotency key as it did, whatever has come in since', async () => {
    const order = await createOrder({ payload })
    const askOnce = async (body = {}) =>
      rest<Answer>({
        as: team.manager,
        body,
        headers: { 'Idempotency-Key': `prompt-${order}` },
        method: 'POST',
        path: `/crm/ai/auto-prompt/${order}`,
        payload,
      })
    const first = await askOnce()
    await deliver({ order, payload })
    const again = await askOnce()
    expect(first.body.shouldPrompt).toBe(false)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    expect(await promptsOf({ order, payload })).toHaveLength(0)
    expect((await askOnce({ language: 'de' })).status).toBe(422)
  })

  it('names the benchmark of the product, and by how much it is outperformed', async () => {
    const product = await payload.create({
      collection: 'crm-products',
      data: { name: 'Banner', benchmarkCtr: 0.015, code: 'banner', unitPrice: 20 },
    })
    const lines = [{ label: 'Banner', price: 20, product: product.id, quantity: 1000 }]
    const order = await createOrder({ data: { lines }, payload })
    await deliver({ data: { revenue: 0 }, order, payload })
    expect((await ask(order)).message).toContain(
      'with a 2.1% click-through rate, outperforming the industry average by 40%.',
    )
    const [prompt] = await promptsOf({ order, payload })
    expect(prompt!.facts).toContainEqual({
      key: 'industryBenchmark',
      kind: 'percent',
      origin: { id: product.id, collection: 'crm-products', field: 'benchmarkCtr' },
      value: 0.015,
    })
  })

  it('compares with the own book where it is large enough, and says so', async () => {
    const product = await payload.create({
      collection: 'crm-products',
      data: { name: 'Video', code: 'video', unitPrice: 20 },
    })
    const lines = [{ label: 'Video', price: 20, product: product.id, quantity: 1000 }]
    const order = await createOrder({ data: { lines }, payload })
    await deliver({ data: { revenue: 0 }, order, payload })
    for (const clicks of [1000, 1200, 1400, 1600, 3000]) {
      const other = await createOrder({ data: { lines }, payload })
      await deliver({ data: { clicks }, order: other, payload })
    }
    expect((await ask(order)).message).toContain(
      'outperforming the average of comparable campaigns by 50%.',
    )
  })

  it.each([
    ['a CTR that is only average', { clicks: 1000, revenue: 0 }, 'belowThresholds'],
    ['too few impressions', { clicks: 90, impressions: 900 }, 'tooFewImpressions'],
    ['rates that are not known', { clicks: 0, impressions: 0, spend: 0 }, 'tooFewImpressions'],
  ])('writes to nobody for %s', async (_, data, reason) => {
    const order = await createOrder({ payload })
    await deliver({ data, order, payload })
    expect(await ask(order)).toEqual({
      message: null,
      projections: null,
      prompt: null,
      reason,
      shouldPrompt: false,
      suggestedIncrease: null,
    })
    expect(await promptsOf({ order, payload })).toEqual([])
  })

  it('fires on ROAS alone, and then says nothing of the CTR', async () => {
    const order = await createOrder({ payload })
    await deliver({ data: { clicks: 100 }, order, payload })
    const { message } = await ask(order)
    expect(message).toContain('with a return on ad spend of 3.4x.')
    expect(message).not.toContain('click-through')
  })

  it('writes in the language that is asked for', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    expect((await ask(order, { language: 'de' })).message).toBe(
      'Ihre Kampagne Aurora Launch ist mit einer Klickrate von 2,1 % außergewöhnlich erfolgreich. Ihr ROAS liegt bei 3,4. Wir empfehlen, Ihr Budget um 4.000 $ zu erhöhen. Damit erwarten wir zwischen 48.000 und 80.000 zusätzliche Impressionen, zwischen 1.000 und 1.700 zusätzliche Klicks sowie zwischen 40 und 67 zusätzliche Conversions.',
    )
  })

  it('does not let a name say anything', async () => {
    const order = await createOrder({ payload })
    const campaignName = '<b>Best</b> "500% more"\u202E'
    await deliver({ data: { campaignName }, order, payload })
    expect((await ask(order)).message).toMatch(
      /^Your “b Best \/b '500% more'” campaign is performing exceptionally well/,
    )
  })

  it('shows nobody the order of somebody else, and nobody writes who only reads', async () => {
    const order = await createOrder({ payload })
    const call = (as: Member | undefined, id: string) =>
      rest({ as, method: 'POST', path: `/crm/ai/auto-prompt/${id}`, payload })
    expect((await call(undefined, order)).status).toBe(401)
    expect((await call(team.viewer, order)).status).toBe(403)
    expect((await call(team.rep, 'nonsense')).status).toBe(404)
    expect((await call(team.rep, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('looks at each campaign by itself', async () => {
    const order = await createOrder({ payload })
    await deliver({ data: { campaignName: 'Boreas', clicks: 100, revenue: 0 }, order, payload })
    await deliver({ data: { ...STRONG, spend: 5000 }, order, payload })
    const answer = await ask(order)
    expect(answer.message).toContain('Your Aurora Launch campaign')
    expect(answer.suggestedIncrease).toBe(2000) // of its half of the order's 20,000
  })
})
