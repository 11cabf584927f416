import type { Payload } from 'payload'

import * as fc from 'fast-check'
import { getCRM } from 'payload-crm'
import pg from 'pg'

import type { Team } from '../../support/team.js'
import type { Ground } from './book.js'

import { gatherChanges } from '../../../src/database/rollUps/gatherChanges.js'
import { verifyRollUps } from '../../../src/database/rollUps/verifyRollUps.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createTeam } from '../../support/team.js'
import { bookArb, createGround, dayAt, writeBook } from './book.js'

const NOTHING_WRONG = { days: 0, ledger: 0, places: 0, stages: 0 }

let clients: pg.Client[]
let ground: Ground
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  const booted = await bootPayload()
  ;({ payload, stop } = booted)
  team = await createTeam(payload)
  ground = await createGround({ payload, team })
  await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'UTC' } })
  clients = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const client = new pg.Client({ connectionString: booted.databaseURL })
      await client.connect()
      await client.query(`set deadlock_timeout = '20ms'`)
      return client
    }),
  )
})

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await stop()
})

const verify = () => verifyRollUps({ crm: getCRM(payload), req: { payload } })
const gather = () => gatherChanges({ crm: getCRM(payload), req: { payload } })

/** A row of a table by a number, whichever rows there are. */
const nth = (table: string): string =>
  `(select id from ${table} order by md5(id::text || $1) limit 1)`

/** Everything that changes what is kept, by plain SQL; `$1` says which row, `$2` to what. */
const WRITES = {
  addLine: `insert into crm_orders_lines (_order, _parent_id, id, product_id, label, quantity, price)
    select 9, ${nth('crm_orders')}, gen_random_uuid()::text, ${nth('crm_products')}, 'New', $2::int % 7, 3.33
    where exists (select from crm_orders)`,
  addOrder: `with made as (
      insert into crm_orders (name, lead_id, status, start_date)
      select 'New', ${nth('crm_leads')}, 'active', '2025-03-04T12:00:00Z'::timestamptz + $2::int * interval '1 day'
      where exists (select from crm_leads) returning id
    ) insert into crm_orders_lines (_order, _parent_id, id, label, quantity, price)
    select 1, id, gen_random_uuid()::text, 'New', 2, 10.01 from made`,
  changeEnd: `update crm_orders set end_date = start_date + ($2::int % 60) * interval '1 day' where id = ${nth('crm_orders')}`,
  changeLead: `update crm_orders set lead_id = ${nth('crm_leads')} where id = ${nth('crm_orders')} and $2 <> ''`,
  changeLines: `update crm_orders_lines set quantity = $2::int % 5, product_id = ${nth('crm_products')}
    where _parent_id = ${nth('crm_orders')}`,
  changeOwner: `update crm_leads set owner_id = case when $2::int % 3 > 0 then ${nth('users')} end where id = ${nth('crm_leads')}`,
  changePipeline: `update crm_leads set pipeline_id = ${nth('crm_pipelines')} where id = ${nth('crm_leads')} and $2 <> ''`,
  changeStart: `update crm_orders set start_date = case when $2::int % 3 > 0 then start_date + ($2::int - 50) * interval '1 day' end
    where id = ${nth('crm_orders')}`,
  changeStatus: `update crm_orders set status = case $2::int % 3 when 0 then 'cancelled' when 1 then 'active' else 'completed' end::enum_crm_orders_status
    where id = ${nth('crm_orders')}`,
  changeValue: `update crm_leads set estimated_value = $2::int * 7.77, stage = 'qualified', status = 'open' where id = ${nth('crm_leads')}`,
  changeZone: `update crm_settings set time_zone = case $2::int % 3 when 0 then 'Pacific/Auckland' when 1 then 'America/St_Johns' else 'UTC' end where $1 <> ''`,
  deleteLines: `delete from crm_orders_lines where _parent_id = ${nth('crm_orders')} and $2::int % 2 = 0`,
  deleteOrder: `delete from crm_orders where id = ${nth('crm_orders')} and $2::int % 4 = 0`,
  everyLead: `update crm_leads set created_by_id = ${nth('users')}, owner_id = null where $2::int % 2 = 0`,
  everyOrder: `update crm_orders set end_date = coalesce(start_date, created_at) + ($2::int % 40) * interval '1 day' where $1 <> ''`,
  trash: `update crm_orders set deleted_at = case when deleted_at is null then now() end where id = ${nth('crm_orders')} and $2 <> ''`,
  trashLead: `update crm_leads set deleted_at = case when deleted_at is null then now() end where id = ${nth('crm_leads')} and $2 <> ''`,
} as const

const writeArb = fc.record({
  name: fc.constantFrom(...(Object.keys(WRITES) as (keyof typeof WRITES)[])),
  row: fc.integer({ max: 9, min: 0 }),
  value: fc.integer({ max: 100, min: 0 }),
})

/** A transaction, and whether it is taken back in the end. */
const transactionArb = fc.record({
  isTakenBack: fc.integer({ max: 3, min: 0 }).map((n) => n === 0),
  writes: fc.array(writeArb, { maxLength: 4, minLength: 1 }),
})

type Transaction = typeof transactionArb extends fc.Arbitrary<infer T> ? T : never

/** A deadlock, and what another has deleted meanwhile. */
const REFUSALS = ['40P01', '23503']

/** Runs transactions one after the other; one that is refused leaves nothing. */
const runAll = async (client: pg.Client, transactions: Transaction[]): Promise<number> => {
  let failed = 0
  for (const { isTakenBack, writes } of transactions) {
    try {
      await client.query('begin')
      for (const { name, row, value } of writes) {
        await client.query({ text: WRITES[name], values: [String(row), String(value)] })
      }
      await client.query(isTakenBack ? 'rollback' : 'commit')
    } catch (error) {
      await client.query('rollback')
      expect(REFUSALS).toContain((error as { code: string }).code)
      failed += 1
    }
  }
  return failed
}

describe('what triggers keep', () => {
  it('is what a recount gives, whatever was written, taken back or gathered', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(ground),
        fc.array(transactionArb, { maxLength: 12, minLength: 1 }),
        async (book, transactions) => {
          await writeBook({ book, client: clients[0]! })
          expect(await verify()).toEqual(NOTHING_WRONG)
          await runAll(clients[0]!, transactions)
          expect(await verify()).toEqual(NOTHING_WRONG)
          await gather()
          expect(await verify()).toEqual(NOTHING_WRONG)
        },
      ),
      { endOnFailure: true, numRuns: 30 },
    )
  }, 180_000)

  it('is so with several writers at a time, while others gather', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(ground),
        fc.array(fc.array(transactionArb, { maxLength: 10, minLength: 3 }), {
          maxLength: 3,
          minLength: 3,
        }),
        async (book, writers) => {
          await writeBook({ book, client: clients[0]! })
          const writing = writers.map((transactions, at) => runAll(clients[at]!, transactions))
          const gathering = [1, 2].map(async () => {
            for (let turn = 0; turn < 5; turn += 1) {
              await gather()
            }
          })
          await Promise.all([...writing, ...gathering])
          expect(await verify()).toEqual(NOTHING_WRONG)
          await gather()
          expect(await gather()).toBe(0)
          expect(await verify()).toEqual(NOTHING_WRONG)
        },
      ),
      { endOnFailure: true, numRuns: 25 },
    )
  }, 180_000)

  it('follows Payload’s own ways: lines, status, trash, another lead, another owner, deletion', async () => {
    const create = async (collection: string, data: Record<string, unknown>): Promise<string> =>
      String((await payload.create({ collection, data, depth: 0 })).id)
    const change = (collection: string, id: string, data: Record<string, unknown>) =>
      payload.update({ id, collection, data, depth: 0, trash: true })
    const [lead, other] = [
      await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id }),
      await create('crm-leads', { companyName: 'Globex', owner: team.colleague.user.id }),
    ]
    const line = { label: 'Line', price: 10, product: ground.products[0], quantity: 3 }
    const order = await create('crm-orders', {
      name: 'Order',
      endDate: dayAt(20),
      lead,
      lines: [line, { ...line, product: null }],
      startDate: dayAt(3),
    })
    const steps: [string, string, Record<string, unknown>][] = [
      ['crm-orders', order, { lines: [{ ...line, quantity: 5 }] }],
      ['crm-orders', order, { startDate: dayAt(9) }],
      ['crm-orders', order, { status: 'cancelled' }],
      ['crm-orders', order, { status: 'active' }],
      ['crm-orders', order, { deletedAt: new Date().toISOString() }],
      ['crm-orders', order, { deletedAt: null }],
      ['crm-orders', order, { lead: other }],
      ['crm-leads', other, { owner: team.manager.user.id }],
      ['crm-leads', other, { stage: 'negotiation' }],
      ['crm-leads', lead, { deletedAt: new Date().toISOString() }],
    ]
    for (const [collection, id, data] of steps) {
      await change(collection, id, data)
      expect({ data, wrong: await verify() }).toEqual({ data, wrong: NOTHING_WRONG })
    }
    await payload.delete({ id: ground.products[0]!, collection: 'crm-products' })
    await payload.delete({ id: order, collection: 'crm-orders' })
    expect(await verify()).toEqual(NOTHING_WRONG)
    const { docs } = await payload.find({
      collection: 'crm-orders',
      where: { id: { equals: order } },
    })
    expect(docs).toEqual([])
  })

  it('notices what was written past the triggers', async () => {
    const [client] = clients
    // Of leads on the same place there would be two sums: one that is kept, and another that is right.
    await client!.query('delete from crm_orders')
    await client!.query('delete from crm_leads')
    await client!.query(`set session_replication_role = 'replica'`)
    try {
      await client!.query(
        `insert into crm_leads (company_name, pipeline_id, stage, status, board_order, stage_entered_at)
         values ('Past', $1, 'lead', 'open', 'a0', now())`,
        [ground.pipelines[0]!.id],
      )
      expect(await verify()).toEqual({ ...NOTHING_WRONG, places: 1 })
      await client!.query(`delete from crm_leads where company_name = 'Past'`)
    } finally {
      await client!.query(`set session_replication_role = 'origin'`)
    }
    expect(await verify()).toEqual(NOTHING_WRONG)
  })

  it('is gathered by the hourly work', async () => {
    await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' } })
    await payload.jobs.queue({ input: {}, task: 'crmWork' })
    await payload.jobs.run({ silent: true })
    const { rows } = await clients[0]!.query('select from crm_lead_changes')
    expect(rows).toEqual([])
    expect(await verify()).toEqual(NOTHING_WRONG)
  })
})
