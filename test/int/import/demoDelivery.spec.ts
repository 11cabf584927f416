import type { Payload } from 'payload'

import type { OrderPacing } from '../../../src/domain/orders/pacing.js'

import { seedDemo } from '../../../demo/seed.js'
import { bootPayload } from '../../support/bootPayload.js'

type Order = {
  delivery: Record<string, null | number>
  flaggedForReview: boolean
  pacing: OrderPacing
  totalValue: number
}

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  await seedDemo({ data: 'sales', onProgress: () => undefined, payload })
}, 300_000)

afterAll(() => stop())

const findOrders = async (where: object): Promise<Order[]> => {
  const { docs } = await payload.find({
    collection: 'crm-orders',
    depth: 0,
    pagination: false,
    where: where as never,
  })
  return docs as unknown as Order[]
}

const sum = (orders: Order[], field: string): number =>
  Math.round(orders.reduce((total, { delivery }) => total + (delivery[field] ?? 0), 0) * 100) / 100

it('has all of the real delivery under active orders that pace in every way', async () => {
  const orders = await findOrders({ 'delivery.impressions': { greater_than: 0 } })
  expect(orders).toHaveLength(24)
  expect(
    Object.fromEntries(
      ['impressions', 'clicks', 'spend', 'conversions'].map((field) => [field, sum(orders, field)]),
    ),
  ).toEqual({ clicks: 38_165, conversions: 3264, impressions: 213_434_828, spend: 58_705.23 })
  const bands = orders.map(({ pacing }) => pacing.band)
  expect(new Set(bands)).toEqual(new Set(['on_track', 'over', 'under']))
  expect(bands.filter((band) => band === 'on_track').length).toBeGreaterThan(8)
  expect(orders.filter(({ flaggedForReview }) => flaggedForReview)).toHaveLength(1)
})

it('leaves the revenue of the sales book as it is', async () => {
  const orders = await findOrders({})
  expect(orders).toHaveLength(4238)
  expect(orders.reduce((total, { totalValue }) => total + totalValue, 0)).toBe(10_005_534)
})
