import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import fc from 'fast-check'
import { computeMetrics, getCRM } from 'payload-crm'

import type { Team } from '../../support/team.js'

import { rollUpOldOrders } from '../../../src/collections/orders/operations/rollUpDelivery.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Delivery = {
  ctr: null | number
  roas: null | number
} & Record<'clicks' | 'conversions' | 'impressions' | 'revenue' | 'spend', number>
type Order = { delivery: Delivery; id: string; updatedAt: string }
type Executor = { execute: (query: unknown) => Promise<unknown> }

const NOTHING = { clicks: 0, conversions: 0, impressions: 0, revenue: 0, spend: 0 }

let payload: Payload
let stop: () => Promise<void>
let team: Team
let lead: string

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const data = { companyName: 'Acme', owner: team.rep.user.id }
  lead = String((await payload.create({ collection: 'crm-leads', data })).id)
})

afterAll(() => stop())

const createOrder = async (data: Record<string, unknown> = {}): Promise<Order> =>
  (await payload.create({
    collection: 'crm-orders',
    data: { name: 'Order', lead, ...data },
    depth: 0,
  })) as unknown as Order

const readOrder = async (id: string): Promise<Order> =>
  (await payload.findByID({ id, collection: 'crm-orders', depth: 0 })) as unknown as Order

const row = (order: string, campaignName: string, values: Record<string, unknown> = {}) => ({
  campaignName,
  clicks: 3,
  conversions: 1,
  impressions: 100,
  order,
  periodEnd: '2026-03-31',
  periodStart: '2026-03-01',
  revenue: 0.2,
  spend: 0.1,
  ...values,
})

const post = (body: unknown) =>
  rest<{ doc: { id: string } }>({
    as: team.rep,
    body,
    method: 'POST',
    path: '/crm/performance',
    payload,
  })

const patch = (id: string, body: unknown, path = '/crm/performance') =>
  rest({ as: team.rep, body, method: 'PATCH', path: `${path}/${id}`, payload })

describe('the delivery of an order', () => {
  it('begins with nothing', async () => {
    expect((await createOrder()).delivery).toEqual({ ...NOTHING, ctr: null, roas: null })
  })

  it('adds up 100 campaigns reported at once, losing none', async () => {
    const { id } = await createOrder()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => post(row(id, `Campaign ${index}`))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await readOrder(id)).delivery).toEqual({
      clicks: 300,
      conversions: 100,
      ctr: 0.03,
      impressions: 10_000,
      revenue: 20,
      roas: 2,
      spend: 10,
    })
  })

  it('is exact while the same rows are written through every door at once', async () => {
    const { id } = await createOrder()
    const rows = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post(row(id, `Campaign ${index}`))),
    )
    const answers = await Promise.all(
      rows.flatMap(({ body: { doc } }, index) => [
        patch(doc.id, { clicks: 10 }),
        patch(doc.id, { conversions: 5 }, '/crm-performance'),
        post(row(id, `Campaign ${index}`, { impressions: 1000 })),
        patch(id, { name: `Order ${index}` }, '/crm/orders'),
      ]),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const { delivery } = await readOrder(id)
    const { docs } = await payload.find({
      collection: 'crm-performance',
      pagination: false,
      where: { order: { equals: id } },
    })
    const sum = (field: string) =>
      docs.reduce((total, doc) => total + Number((doc as Record<string, unknown>)[field]), 0)
    expect(delivery).toMatchObject({
      clicks: sum('clicks'),
      conversions: sum('conversions'),
      impressions: 10_000,
    })
  })

  it('is written by nobody but the performance', async () => {
    const forged = { clicks: 99, ctr: 1, impressions: 99 }
    const { id, delivery } = await createOrder({ delivery: forged })
    expect(delivery).toMatchObject(NOTHING)
    await payload.update({ id, collection: 'crm-orders', data: { delivery: forged } as never })
    expect((await patch(id, { delivery: forged }, '/crm/orders')).status).toBe(400)
    await patch(id, { name: 'Renamed', delivery: forged }, '/crm-orders')
    await graphql({
      as: team.admin,
      payload,
      source: `mutation { updateCrmOrder(id: "${id}", data: { delivery: { clicks: 99 } }) { id } }`,
    })
    expect((await readOrder(id)).delivery).toMatchObject(NOTHING)
  })

  it('follows without touching the version somebody is looking at', async () => {
    const { id, updatedAt } = await createOrder()
    await post(row(id, 'Spring'))
    const seen = await readOrder(id)
    expect(seen.updatedAt).toBe(updatedAt)
    expect(seen.delivery.impressions).toBe(100)
    const answer = await patch(id, { name: 'Saved', version: updatedAt }, '/crm/orders')
    expect(answer.status).toBe(200)
    expect((await readOrder(id)).delivery.impressions).toBe(100)
  })

  it('is left alone by what is refused', async () => {
    const { id } = await createOrder()
    await post(row(id, 'Spring'))
    const rows = [row(id, 'Summer'), row(id, 'Autumn', { periodEnd: '2020-01-01' })]
    expect((await post(rows)).status).toBe(400)
    expect((await readOrder(id)).delivery.impressions).toBe(100)
  })

  it('may be more than any one number that is taken in', async () => {
    const { id } = await createOrder()
    const most = Number.MAX_SAFE_INTEGER
    await post([
      row(id, 'One', { impressions: most }),
      row(id, 'Two', { impressions: most, spend: 1e12 }),
    ])
    expect((await readOrder(id)).delivery.impressions).toBeGreaterThan(most)
    expect((await patch(id, { name: 'Still editable' }, '/crm/orders')).status).toBe(200)
  })

  it('is caught up with at the start for orders of before', async () => {
    const { id } = await createOrder()
    await post(row(id, 'Spring'))
    await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(sql`
      update crm_orders set delivery_impressions = null, delivery_clicks = null where id = ${id}`)
    await rollUpOldOrders({ crm: getCRM(payload), payload })
    expect((await readOrder(id)).delivery).toMatchObject({ clicks: 3, ctr: 0.03, impressions: 100 })
  })
})

describe('any history of performance', () => {
  const amounts = fc.record({
    clicks: fc.nat(1000),
    conversions: fc.nat(100),
    impressions: fc.nat(100_000),
    revenue: fc.nat(1_000_000).map((cents) => cents / 100),
    spend: fc.nat(1_000_000).map((cents) => cents / 100),
  })
  type Amounts = typeof amounts extends fc.Arbitrary<infer T> ? T : never
  type Known = { amounts: Amounts; id: string; isTrashed: boolean; order: number }

  /** What the database should hold, kept by hand. */
  type Model = { made: number; orders: string[]; rows: Known[] }

  type Step = fc.AsyncCommand<Model, null>

  const update = ({ id }: Known, data: Record<string, unknown>) =>
    payload.update({ id, collection: 'crm-performance', data, depth: 0, trash: true })

  const createOne = (data: Record<string, unknown>) =>
    payload.create({ collection: 'crm-performance', data, depth: 0 })

  const upsertOne = async (data: Record<string, unknown>) => (await post(data)).body.doc

  /** A row that was not there before. */
  const making = (
    name: string,
    make: (data: Record<string, unknown>) => Promise<{ id: unknown }>,
  ) =>
    fc.tuple(amounts, fc.nat(1)).map(([values, order]): Step => ({
      check: () => true,
      run: async (model) => {
        model.made += 1
        const made = await make(row(model.orders[order]!, `Campaign ${model.made}`, values))
        model.rows.push({ id: String(made.id), amounts: values, isTrashed: false, order })
      },
      toString: () => `${name} ${JSON.stringify(values)} under ${order}`,
    }))

  /** Something that happens to one row, where there are any. */
  const changing = <T>(
    name: string,
    values: fc.Arbitrary<T>,
    change: (args: { model: Model; one: Known; value: T }) => Promise<void>,
  ) =>
    fc.tuple(values, fc.nat(9)).map(([value, which]): Step => ({
      check: ({ rows }) => rows.length > 0,
      run: (model) => change({ model, one: model.rows[which % model.rows.length]!, value }),
      toString: () => `${name} ${which} ${JSON.stringify(value)}`,
    }))

  const bulk = fc.nat(1).map((order): Step => ({
    check: () => true,
    run: async ({ orders, rows }) => {
      const where = { order: { equals: orders[order]! } }
      await payload.update({ collection: 'crm-performance', data: { clicks: 7 }, where })
      for (const one of rows.filter((each) => each.order === order && !each.isTrashed)) {
        one.amounts = { ...one.amounts, clicks: 7 }
      }
    },
    toString: () => `bulk ${order}`,
  }))

  const steps = fc.commands(
    [
      bulk,
      making('create', createOne),
      making('upsert', upsertOne),
      changing('change', amounts, async ({ one, value }) => {
        await update(one, value)
        one.amounts = value
      }),
      changing('move', fc.nat(1), async ({ model, one, value }) => {
        await update(one, { order: model.orders[value] })
        one.order = value
      }),
      changing('trash', fc.constant(new Date().toISOString()), async ({ one, value }) => {
        await update(one, { deletedAt: value })
        one.isTrashed = true
      }),
      changing('restore', fc.constant(null), async ({ one, value }) => {
        await update(one, { deletedAt: value })
        one.isTrashed = false
      }),
      changing('destroy', fc.constant(null), async ({ model, one }) => {
        await payload.delete({ id: one.id, collection: 'crm-performance', trash: true })
        model.rows = model.rows.filter((other) => other !== one)
      }),
    ],
    { maxCommands: 14 },
  )

  const expectedOf = (known: Known[], order: number) => {
    const rows = known.filter((one) => one.order === order && !one.isTrashed)
    const sum = (of: keyof Amounts) => {
      const cents = rows.reduce((total, one) => total + Math.round(one.amounts[of] * 100), 0)
      return cents / 100
    }
    const sums = {
      clicks: sum('clicks'),
      conversions: sum('conversions'),
      impressions: sum('impressions'),
      revenue: sum('revenue'),
      spend: sum('spend'),
    }
    return { ...sums, ...computeMetrics(sums) }
  }

  it('adds up to what a plain sum says', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const orders = [(await createOrder()).id, (await createOrder()).id]
        const model: Model = { made: 0, orders, rows: [] }
        await fc.asyncModelRun(() => ({ model, real: null }), commands)
        for (const [index, id] of orders.entries()) {
          expect((await readOrder(id)).delivery).toEqual(expectedOf(model.rows, index))
        }
      }),
      { numRuns: 25 },
    )
  })
})
