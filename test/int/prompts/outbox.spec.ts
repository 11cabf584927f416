import type { Payload } from 'payload'

import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { toCSVForm } from '../import/csvForm.js'
import { query } from '../import/importFolder.js'
import { createOrder, deliver, lookAtOrders, looksAt, promptsOf, STRONG } from './campaigns.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterEach(() => query({ payload, text: 'delete from crm_work; delete from payload_jobs' }))

afterAll(() => stop())

const patch = (path: string, body: unknown) =>
  rest({ as: team.manager, body, method: 'PATCH', path, payload })

describe('performance that is added or changed', () => {
  it('leads to a message for review, once the work is done', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    expect(await promptsOf({ order, payload })).toEqual([])
    await lookAtOrders({ payload })
    expect(await promptsOf({ order, payload })).toMatchObject([
      { kind: 'performance', source: 'rules', status: 'pending' },
    ])
  })

  it('asks for one look, however many rows a transaction writes', async () => {
    const order = await createOrder({ payload })
    const rows = Array.from({ length: 20 }, (_, day) => ({
      ...STRONG,
      order,
      periodStart: `2026-03-${String(day + 1).padStart(2, '0')}`,
    }))
    await rest({
      as: team.manager,
      body: rows,
      method: 'POST',
      path: '/crm/performance',
      payload,
    })
    expect(await looksAt({ order, payload })).toBe(1)
  })

  it('asks for one look while one is waiting', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    await deliver({ data: { campaignName: 'Boreas' }, order, payload })
    expect(await looksAt({ order, payload })).toBe(1)
  })

  it('asks for a look at each order of an imported file', async () => {
    const orders = await Promise.all([createOrder({ payload }), createOrder({ payload })])
    const text = [
      'Order,Campaign,Date,Impressions,Clicks',
      ...orders.flatMap((order) => [
        `${order},Aurora,2026-05-01,50000,1500`,
        `${order},Aurora,2026-05-02,50000,1500`,
      ]),
    ].join('\n')
    await rest({
      as: team.manager,
      body: toCSVForm({ text }),
      method: 'POST',
      path: '/crm/import/performance',
      payload,
    })
    expect(await Promise.all(orders.map((order) => looksAt({ order, payload })))).toEqual([1, 1])
  })

  it('asks for nothing when it is rolled back', async () => {
    const order = await createOrder({ payload })
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await payload.create({ collection: 'crm-performance', data: { ...STRONG, order }, req })
    await killTransaction(req)
    expect(await looksAt({ order, payload })).toBe(0)
  })

  it('keeps a waiting look from workers until what it is about is committed', async () => {
    const order = await createOrder({ payload })
    await deliver({ data: { clicks: 10, revenue: 0 }, order, payload })
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await payload.create({
      collection: 'crm-performance',
      data: { ...STRONG, campaignName: 'Boreas', order },
      req,
    })
    await lookAtOrders({ payload })
    expect(await promptsOf({ order, payload })).toEqual([])
    await commitTransaction(req)
    await lookAtOrders({ payload })
    expect(await promptsOf({ order, payload })).toHaveLength(1)
  })

  it('replaces a draft nobody has worked on', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    await lookAtOrders({ payload })
    const [first] = await promptsOf({ order, payload })
    await deliver({ data: { clicks: 2500, periodStart: '2026-04-01' }, order, payload })
    await lookAtOrders({ payload })
    const [second, ...others] = await promptsOf({ order, payload })
    expect(others).toEqual([])
    expect(second!.id).toBe(first!.id)
    expect(second!.message).toContain('2.3% click-through rate')
    expect(second!.originalMessage).toBe(second!.message)
  })

  it('leaves the words of a person alone, and brings the facts beside them up to date', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    await lookAtOrders({ payload })
    const [first] = await promptsOf({ order, payload })
    const message = 'Aurora Launch has a CTR of 2.1 %!'
    await patch(`/crm/ai/prompts/${first!.id}`, { message })
    await deliver({ data: { clicks: 2500, periodStart: '2026-04-01' }, order, payload })
    await lookAtOrders({ payload })
    const [second] = await promptsOf({ order, payload })
    expect(second).toMatchObject({ id: first!.id, message, status: 'pending' })
    const { body } = await patch(`/crm/ai/prompts/${first!.id}`, { message: `${message} Great!` })
    expect(body).toMatchObject({ unbacked: [{ text: '2.1 %' }] })
  })

  it('withdraws a draft that is no longer true, and its mark on the order', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    await lookAtOrders({ payload })
    await deliver({
      data: {
        clicks: 0,
        impressions: 1_000_000,
        periodStart: '2026-04-01',
        revenue: 0,
        spend: 50_000,
      },
      order,
      payload,
    })
    await lookAtOrders({ payload })
    expect(await promptsOf({ order, payload })).toMatchObject([
      { reviewedBy: null, status: 'dismissed' },
    ])
    expect(await payload.findByID({ id: order, collection: 'crm-orders', depth: 0 })).toMatchObject(
      { flaggedForReview: false, flaggedReason: null },
    )
  })

  it('does not write again soon after a message was dismissed', async () => {
    const order = await createOrder({ payload })
    await deliver({ order, payload })
    await lookAtOrders({ payload })
    const [first] = await promptsOf({ order, payload })
    await patch(`/crm/ai/prompts/${first!.id}`, { status: 'dismissed' })
    await deliver({ data: { clicks: 2500, periodStart: '2026-04-01' }, order, payload })
    await lookAtOrders({ payload })
    expect(await promptsOf({ order, payload })).toHaveLength(1)
  })
})
