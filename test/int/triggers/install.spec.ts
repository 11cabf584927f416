import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { Kept } from '../../../src/database/triggers/types.js'

import { seedPipelines } from '../../../src/collections/pipelines/operations/seedPipelines.js'
import { installTriggers } from '../../../src/database/triggers/installTriggers.js'
import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { query } from '../import/importFolder.js'

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop()
  }
})

type BootArgs = Parameters<typeof bootPayload>[0]

const boot = async (args: BootArgs = {}) => {
  const booted = await bootPayload(args)
  stops.push(booted.stop)
  return booted
}

const select = <Row extends Record<string, unknown>>(
  payload: Payload,
  text: string,
): Promise<Row[]> => query<Row>({ payload, text })

/** Leads that are counted, by what triggers kept of them. */
const countKept = async (payload: Payload, schema = 'public'): Promise<number> => {
  const [row] = await select<{ count: number }>(
    payload,
    `select coalesce(sum(count), 0)::int as count from (
      select count from ${schema}.crm_lead_totals union all select count from ${schema}.crm_lead_changes
    ) c`,
  )
  return row!.count
}

const addLead = (payload: Payload, collection = 'crm-leads') =>
  payload.create({ collection, data: { companyName: 'Acme', estimatedValue: 5 }, depth: 0 })

const triggersOf = (payload: Payload) =>
  select(
    payload,
    `select tgname, tgrelid::regclass::text as table, xmin::text, oid::int from pg_trigger
     where not tgisinternal order by 1`,
  )

describe('triggers', () => {
  it.each([
    ['a pushed schema', { schema: 'push' }],
    ['numbers as ids', { idType: 'serial', schema: 'push' }],
    ['time-ordered ids', { idType: 'uuidv7', schema: 'push' }],
    ['renamed collections', { plugin: { slugs: { leads: 'sales-leads' } }, schema: 'push' }],
  ] as [string, BootArgs][])('keep count in %s', async (_, args) => {
    const { payload } = await boot(args)
    const { slugs } = getCRM(payload)
    const { id } = await addLead(payload, slugs.leads)
    await addLead(payload, slugs.leads)
    expect(await countKept(payload)).toBe(2)
    await payload.delete({ id, collection: slugs.leads })
    expect(await countKept(payload)).toBe(1)
  })

  it('keep count in a schema of another name', async () => {
    const { payload } = await boot({ schema: 'push', schemaName: 'sales' })
    await addLead(payload)
    expect(await countKept(payload, 'sales')).toBe(1)
  })

  it('are made where migrations made the schema, and count what was there before', async () => {
    const { databaseURL, payload } = await boot({ schema: 'migrations' })
    expect(await triggersOf(payload)).toEqual([])
    await payload.config.onInit?.(payload)
    await addLead(payload)
    await select(payload, 'drop trigger crm_lead_totals_leads_insert on crm_leads')
    await addLead(payload)
    expect(await countKept(payload)).toBe(1)

    const second = await bootSecondNode({ databaseURL })
    stops.push(second.stop)
    expect(await countKept(payload)).toBe(2)
    await addLead(second.payload)
    expect(await countKept(payload)).toBe(3)
  })

  it('are left alone at a start that finds them, while others write', async () => {
    const { databaseURL, payload } = await boot()
    const before = await triggersOf(payload)
    const { beginTransaction, rollbackTransaction } = payload.db
    const transactionID = await beginTransaction()
    await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Acme' },
      req: { transactionID: transactionID! },
    })
    const second = await bootSecondNode({ databaseURL })
    stops.push(second.stop)
    await rollbackTransaction(transactionID!)
    expect(before.length).toBeGreaterThan(3)
    expect(await triggersOf(payload)).toEqual(before)
    expect(await countKept(payload)).toBe(0)
  })

  it('are replaced when they are defined otherwise, removed when no longer, and filled anew', async () => {
    const { payload } = await boot()
    const crm = getCRM(payload)
    await select(payload, 'create table seen (what text)')
    const define = (words: string[], event: 'insert' | 'update'): Kept => ({
      name: 'seen',
      define: ({ own }) => ({
        fill: words.map((word) => `insert into ${own('seen')} values ('${word}')`),
        watches: [
          {
            name: 'leads',
            collection: 'leads',
            on: { [event]: `insert into ${own('seen')} select '${event}' from new_rows;` },
          },
        ],
      }),
    })
    const seen = async () =>
      (await select<{ what: string }>(payload, 'select what from seen')).map(({ what }) => what)

    await installTriggers({ crm, kept: [define(['first'], 'insert')], payload })
    await addLead(payload)
    await installTriggers({ crm, kept: [define(['first'], 'insert')], payload })
    expect(await seen()).toEqual(['first', 'insert'])

    await installTriggers({ crm, kept: [define(['second'], 'update')], payload })
    const { id } = await addLead(payload)
    await payload.update({ id, collection: 'crm-leads', data: { notes: 'Hello' } })
    expect(await seen()).toEqual(['first', 'insert', 'second', 'update'])
  })

  it('notice a table that is emptied', async () => {
    const { payload } = await boot()
    await addLead(payload)
    await select(payload, 'truncate crm_leads cascade')
    expect(await countKept(payload)).toBe(0)
  })

  it('take their share back with a transaction that fails', async () => {
    const { payload } = await boot()
    await addLead(payload)
    await expect(
      select(payload, `update crm_leads set estimated_value = 7; select 1 / 0`),
    ).rejects.toThrow('Failed query')
    expect(await select(payload, 'select sum(value)::int as value from crm_lead_changes')).toEqual([
      { value: 5 },
    ])
  })

  it('are made once by nodes that start together', async () => {
    const { databaseURL, payload } = await boot({ schema: 'migrations' })
    await seedPipelines({ crm: getCRM(payload), payload })
    await addLead(payload)
    const nodes = await Promise.all([1, 2, 3].map(() => bootSecondNode({ databaseURL })))
    stops.push(...nodes.map(({ stop }) => stop))
    expect(await countKept(payload)).toBe(1)
  })
})
