import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { RevenueByProduct, RevenueByRep } from '../../../src/domain/revenue/types.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const create = async (collection: string, data: Record<string, unknown>): Promise<string> =>
    String((await payload.create({ collection, data, depth: 0 })).id)
  const product = await create('crm-products', {
    name: 'Billboard',
    code: 'billboard',
    pricingModel: 'flat',
    unitPrice: 1,
  })
  const lead = await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id })
  const line = { label: 'Line', price: 100, quantity: 3 }
  await create('crm-orders', {
    name: 'Spring',
    lead,
    lines: [
      { ...line, product },
      { ...line, price: 50 },
    ],
    startDate: '2026-03-31',
  })
  await create('crm-orders', {
    name: 'Summer',
    endDate: '2026-06-30',
    lead,
    lines: [{ ...line, product }],
    startDate: '2026-06-29',
  })
  await payload.update({
    id: product,
    collection: 'crm-products',
    data: { deletedAt: new Date().toISOString() },
    depth: 0,
  })
})

afterAll(() => stop())

const ask = async <T = Record<string, unknown>>(path: string, as = team.viewer) =>
  rest<{ errors: { data: { code: string; field: string } }[] } & T>({
    as,
    path: `/crm/revenue/${path}`,
    payload,
  })

const SPRING = 'from=2026-03-01&to=2026-06-29'

describe('GET /revenue/by-product', () => {
  it('names products, those in the trash too, and keeps lines in words apart', async () => {
    const { body } = await ask<RevenueByProduct>(`by-product?${SPRING}`)
    expect(body).toEqual({
      basis: 'booked',
      currency: 'USD',
      from: '2026-03-01',
      previous: { from: '2025-10-31', to: '2026-02-28', total: 0 },
      rows: [
        { count: 2, product: 'Billboard', productID: expect.any(String), revenue: 600, share: 0.8 },
        { count: 1, product: null, productID: null, revenue: 150, share: 0.2 },
      ],
      timeZone: 'UTC',
      to: '2026-06-29',
      total: 750,
    })
  })

  it('counts what was delivered by its days', async () => {
    const { body } = await ask<RevenueByProduct>(`by-product?basis=delivered&${SPRING}`)
    expect(body).toMatchObject({ rows: [{ count: 2, revenue: 450 }, { revenue: 150 }], total: 600 })
  })

  it('sees the span before', async () => {
    const { body } = await ask<RevenueByProduct>('by-product?from=2026-05-01&to=2026-06-30')
    expect(body).toMatchObject({ previous: { from: '2026-03-01', to: '2026-04-30', total: 450 } })
  })
})

describe('GET /revenue/by-rep', () => {
  it('names reps, and filters by them', async () => {
    const { body } = await ask<RevenueByRep>('by-rep?period=all&owner=me', team.rep)
    expect(body).toMatchObject({
      from: null,
      previous: null,
      rows: [{ count: 2, rep: team.rep.user.name, repID: team.rep.user.id, share: 1 }],
      to: null,
      total: 750,
    })
    expect((await ask<RevenueByRep>('by-rep?period=all&owner=none')).body.rows).toEqual([])
  })
})

describe('GET /revenue/monthly', () => {
  it('leaves no month out', async () => {
    const { body } = await ask<{ rows: unknown[] }>(`monthly?${SPRING}`)
    expect(body.rows).toEqual([
      { count: 1, month: '2026-03', revenue: 450, share: 0.6 },
      { count: 0, month: '2026-04', revenue: 0, share: 0 },
      { count: 0, month: '2026-05', revenue: 0, share: 0 },
      { count: 1, month: '2026-06', revenue: 300, share: 0.4 },
    ])
  })

  it('ends with the current month', async () => {
    getCRM(payload).now = () => new Date('2026-11-30T23:59:59.999Z')
    const { body } = await ask<{ rows: { month: string }[] }>('monthly?months=12')
    expect(body.rows.map(({ month }) => month)).toHaveLength(12)
    expect(body.rows.at(-1)?.month).toBe('2026-11')
  })
})

describe('a question that makes no sense', () => {
  it.each([
    ['by-product?period=31d', 'period'],
    ['by-product?from=2026-03-01', 'to'],
    ['by-product?to=2026-03-01', 'from'],
    ['by-rep?from=2026-03-02&to=2026-03-01', 'to'],
    ['by-rep?from=2026-02-30&to=2026-03-01', 'from'],
    ['by-rep?from=0001-01-01&to=2026-03-01', 'from'],
    ['by-rep?period=7d&from=2026-03-01&to=2026-03-01', 'period'],
    ['by-rep?basis=hoped', 'basis'],
    ['by-rep?owner=nobody', 'owner'],
    ['monthly?months=0', 'months'],
    ['monthly?months=121', 'months'],
    ['monthly?months=3&period=7d', 'months'],
    ['pipeline-value?pipeline_type=nothing', 'pipeline_type'],
  ])('%s is refused at %s', async (path, field) => {
    const { body, status } = await ask(path)
    expect(status).toBe(400)
    expect(body.errors[0]?.data).toMatchObject({ code: 'invalid_input', field })
  })
})
