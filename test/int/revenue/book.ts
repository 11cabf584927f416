import type { Payload } from 'payload'
import type pg from 'pg'

import * as fc from 'fast-check'
import { randomUUID } from 'node:crypto'

import type { Team } from '../../support/team.js'

/** A made-up book of leads and orders, small enough to add up by hand. */
export type Lead = {
  actual: null | number
  createdBy: null | string
  estimate: null | number
  id: string
  isTrashed: boolean
  owner: null | string
  pipeline: string
  stage: string
  status: 'lost' | 'open' | 'won'
}

export type Line = { price: number; product: null | string; quantity: number }

export type Order = {
  createdAt: string
  /** `YYYY-MM-DD`. */
  end: null | string
  id: string
  isTrashed: boolean
  lead: string
  lines: Line[]
  start: null | string
  status: 'active' | 'cancelled' | 'completed'
}

export type Book = { leads: Lead[]; orders: Order[] }

/** What a book hangs on. */
export type Ground = {
  pipelines: {
    id: string
    key: string
    stages: { key: string; probability: number; type: Lead['status'] }[]
  }[]
  products: string[]
  users: string[]
}

export const createGround = async ({
  payload,
  team,
}: {
  payload: Payload
  team: Team
}): Promise<Ground> => {
  const { docs } = await payload.find({ collection: 'crm-pipelines', depth: 0 })
  const products: string[] = []
  for (const code of ['a', 'b', 'c']) {
    const { id } = await payload.create({
      collection: 'crm-products',
      data: { name: `Product ${code}`, code, pricingModel: 'flat', unitPrice: 1 },
    })
    products.push(String(id))
  }
  return {
    pipelines: docs as unknown as Ground['pipelines'],
    products,
    users: [team.rep, team.colleague, team.manager].map(({ user }) => String(user.id)),
  }
}

const DAY_MS = 86_400_000
const EPOCH = Date.parse('2025-01-01T00:00:00Z')

export const dayAt = (number: number): string =>
  new Date(EPOCH + number * DAY_MS).toISOString().slice(0, 10)

const uuid = (): fc.Arbitrary<string> => fc.noShrink(fc.constant(null)).map(() => randomUUID())
const cents = (max: number): fc.Arbitrary<number> => fc.integer({ max, min: 0 }).map((n) => n / 100)

/** Days of about a year and a half, often near the ends of months and of daylight saving. */
const dayNumber = fc.oneof(
  fc.integer({ max: 540, min: 0 }),
  fc.constantFrom(30, 31, 58, 59, 88, 89, 150, 298, 299, 364, 365),
)

const lineArb = ({ products }: Ground): fc.Arbitrary<Line> =>
  fc.record({
    price: cents(1_000_000),
    product: fc.option(fc.constantFrom(...products)),
    quantity: fc.oneof(fc.integer({ max: 20, min: 0 }), fc.constantFrom(0.5, 0.333, 2.25)),
  })

const leadArb = ({ pipelines, users }: Ground): fc.Arbitrary<Lead> =>
  fc
    .record({
      id: uuid(),
      actual: fc.option(cents(9_999_999)),
      createdBy: fc.option(fc.constantFrom(...users)),
      estimate: fc.option(cents(9_999_999)),
      isTrashed: fc.integer({ max: 7, min: 0 }).map((n) => n === 0),
      owner: fc.option(fc.constantFrom(...users)),
      place: fc
        .constantFrom(...pipelines)
        .chain(({ id, stages }) => fc.constantFrom(...stages).map((stage) => ({ id, stage }))),
    })
    .map(({ place, ...lead }) => ({
      ...lead,
      pipeline: place.id,
      stage: place.stage.key,
      status: place.stage.type,
    }))

export const orderArb = ({
  ground,
  leads,
}: {
  ground: Ground
  leads: string[]
}): fc.Arbitrary<Order> =>
  fc
    .record({
      id: uuid(),
      createdAt: fc
        .tuple(dayNumber, fc.integer({ max: 95, min: 0 }))
        .map(([day, quarter]) => new Date(EPOCH + day * DAY_MS + quarter * 900_000).toISOString()),
      isTrashed: fc.integer({ max: 7, min: 0 }).map((n) => n === 0),
      lead: fc.constantFrom(...leads),
      length: fc.option(fc.integer({ max: 100, min: -3 }), { freq: 4 }),
      lines: fc.array(lineArb(ground), { maxLength: 4 }),
      start: fc.option(dayNumber, { freq: 4 }),
      status: fc.constantFrom('active' as const, 'completed' as const, 'cancelled' as const),
    })
    .map(({ length, start, ...order }) => ({
      ...order,
      end: length === null ? null : dayAt((start ?? 200) + length),
      start: start === null ? null : dayAt(start),
    }))

export const bookArb = (ground: Ground): fc.Arbitrary<Book> =>
  fc
    .array(leadArb(ground), { maxLength: 12, minLength: 1 })
    .chain((leads) =>
      fc
        .array(orderArb({ ground, leads: leads.map(({ id }) => id) }), { maxLength: 25 })
        .map((orders) => ({ leads, orders })),
    )

/** Writes a book by plain SQL, in place of the one before. */
export const writeBook = async ({
  book: { leads, orders },
  client,
}: {
  book: Book
  client: Pick<pg.Client, 'query'>
}): Promise<void> => {
  await client.query('delete from crm_orders')
  await client.query('delete from crm_leads')
  await client.query(
    `insert into crm_leads (id, company_name, pipeline_id, stage, status, estimated_value,
       actual_value, owner_id, created_by_id, deleted_at, board_order, stage_entered_at)
     select id, 'Lead', pipeline, stage, status::enum_crm_leads_status, estimate, actual, owner,
       "createdBy", case when "isTrashed" then now() end, 'a0', now()
     from jsonb_to_recordset($1) r(id uuid, pipeline uuid, stage text, status text, estimate numeric,
       actual numeric, owner uuid, "createdBy" uuid, "isTrashed" boolean)`,
    [JSON.stringify(leads)],
  )
  await writeOrders({ client, orders })
}

export const writeOrders = async ({
  client,
  orders,
}: {
  client: Pick<pg.Client, 'query'>
  orders: Order[]
}): Promise<void> => {
  await client.query(
    `insert into crm_orders (id, name, lead_id, status, start_date, end_date, created_at, deleted_at)
     select id, 'Order', lead, status::enum_crm_orders_status,
       ("start" + time '12:00') at time zone 'UTC', ("end" + time '12:00') at time zone 'UTC',
       "createdAt", case when "isTrashed" then now() end
     from jsonb_to_recordset($1) r(id uuid, lead uuid, status text, "start" date, "end" date,
       "createdAt" timestamptz, "isTrashed" boolean)`,
    [JSON.stringify(orders)],
  )
  const lines = orders.flatMap(({ id, lines: own }) =>
    own.map((line, index) => ({ ...line, id: randomUUID(), index, order: id })),
  )
  await client.query(
    `insert into crm_orders_lines (_order, _parent_id, id, product_id, label, quantity, price)
     select "index", "order", id, product, 'Line', quantity, price
     from jsonb_to_recordset($1) r("index" int, "order" uuid, id text, product uuid,
       quantity numeric, price numeric)`,
    [JSON.stringify(lines)],
  )
}
