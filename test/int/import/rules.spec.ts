import type { Payload, Where } from 'payload'
import type pg from 'pg'

import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import { importSales } from '../../../src/collections/leads/operations/importSales/importSales.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { fingerprint } from '../../support/fingerprint.js'
import { createBook, pipeline, removeBooks, writeBook } from './book.js'
import { importFolder, query } from './importFolder.js'

let payload: Payload
let stop: () => Promise<void>

beforeEach(async () => {
  ;({ payload, stop } = await bootPayload())
})

afterEach(async () => {
  removeBooks()
  await stop()
})

const findLead = async (externalId: string) => {
  const { docs } = await payload.find({
    collection: 'crm-leads',
    depth: 0,
    where: { externalId: { equals: externalId } },
  })
  return docs[0]!
}

const count = async (collection: string): Promise<number> =>
  (await payload.count({ collection, trash: true })).totalDocs

it('shifts every date so that the last closing falls on the wanted day', async () => {
  const today = new Date()
  const day = today.toISOString().slice(0, 10)
  const result = await importFolder({
    folder: writeBook(createBook()),
    options: { shiftDatesTo: today },
    payload,
  })
  const shifted = (from: string): string =>
    new Date(Date.parse(from) + result.shiftedByDays * 86_400_000).toISOString()
  expect(await findLead('OPP1')).toMatchObject({
    closedAt: `${day}T00:00:00.000Z`,
    createdAt: shifted('2017-01-10T00:00:00.000Z'),
    stageEnteredAt: `${day}T00:00:00.000Z`,
  })
  expect(await findLead('OPP2')).toMatchObject({
    closedAt: null,
    stageEnteredAt: shifted('2017-03-01T00:00:00.000Z'),
  })
  const { docs } = await payload.find({ collection: 'crm-orders', depth: 0 })
  expect(docs).toMatchObject([{ startDate: `${day}T12:00:00.000Z`, status: 'active' }])
})

it('takes deals that are not closed: no date, no value but the list price, no history', async () => {
  await importFolder({ folder: writeBook(createBook()), payload })
  expect(await findLead('OPP4')).toMatchObject({
    actualValue: null,
    closedAt: null,
    company: null,
    companyName: 'Unnamed account OPP4',
    estimatedValue: 55,
    lastActivityAt: null,
    stage: 'lead',
    status: 'open',
  })
  expect(await findLead('OPP3')).toMatchObject({ lostReason: 'Not recorded', status: 'lost' })
  expect(await count('crm-orders')).toBe(1)
  expect(await count('crm-activities')).toBe(2)
})

it('writes nothing in a dry run, and says what it would do', async () => {
  const folder = writeBook(createBook())
  const before = await fingerprint({ payload })
  const dry = await importFolder({ folder, options: { dryRun: true }, payload })
  expect(await fingerprint({ payload })).toEqual(before)
  const real = await importFolder({ folder, payload })
  expect(dry).toEqual({ ...real, dryRun: true })
})

it('finds agents that are users already, and leaves those as they are', async () => {
  const { user } = await createUser({ email: 'ann.lee@example.com', payload, role: 'manager' })
  const { rows } = await importFolder({
    folder: writeBook(createBook()),
    options: { emailOf: ({ name }) => ({ 'Bob Ray': ' Bob@Sales.example ' })[name] },
    payload,
  })
  expect(rows.agents).toMatchObject({ created: 1, unchanged: 1 })
  expect(await findLead('OPP1')).toMatchObject({ owner: user.id })
  const found = await payload.findByID({ id: user.id, collection: 'users', depth: 0 })
  expect(found).toMatchObject({ name: 'The manager', crmRole: 'manager' })
  const { docs } = await payload.find({
    collection: 'users',
    where: { email: { equals: 'bob@sales.example' } },
  })
  expect(docs).toMatchObject([{ name: 'Bob Ray', crmRole: 'rep' }])
})

it('says who imported', async () => {
  const { user } = await createUser({ payload, role: 'admin' })
  await importFolder({ folder: writeBook(createBook()), payload, user })
  const [row] = await query({
    payload,
    text: `select bool_and(created_by_id = '${user.id}') as same from (
      select created_by_id from crm_leads union all select created_by_id from crm_orders
      union all select created_by_id from crm_companies union all select created_by_id from crm_products
      union all select created_by_id from crm_activities) all_rows`,
  })
  expect(row).toEqual({ same: true })
})

it('puts later rows on top of columns that hold cards already', async () => {
  const { docs } = await payload.find({
    collection: 'crm-pipelines',
    where: { key: { equals: 'new_logo' } },
  })
  const mine = await payload.create({
    collection: 'crm-leads',
    data: { companyName: 'Mine', pipeline: docs[0]!.id, stage: 'lead' },
    depth: 0,
  })
  await importFolder({ folder: writeBook(createBook()), payload })
  const { boardOrder } = await findLead('OPP4')
  expect([mine.boardOrder, boardOrder].sort()).toEqual([boardOrder, mine.boardOrder])
})

it('moves a lead whose stage changed in the file, and its order and history with it', async () => {
  const row = (rest: string) =>
    createBook({ pipeline: pipeline(`OPP1,Ann Lee,GTX Pro,Acme,${rest}`) })
  await importFolder({ folder: writeBook(row('Engaging,1/10/2017,,')), payload })
  await importFolder({ folder: writeBook(row('Won,1/10/2017,2/10/2017,4500')), payload })
  expect(await findLead('OPP1')).toMatchObject({
    actualValue: 4500,
    stage: 'closed_won',
    status: 'won',
  })
  await importFolder({ folder: writeBook(row('Lost,1/10/2017,2/11/2017,0')), payload })
  expect(await findLead('OPP1')).toMatchObject({
    actualValue: null,
    closedAt: '2017-02-11T00:00:00.000Z',
    status: 'lost',
    tags: ['GTX Pro'],
  })
  const orders = await payload.find({ collection: 'crm-orders', depth: 0 })
  expect(orders.docs).toMatchObject([{ externalId: 'OPP1', status: 'cancelled' }])
  const { docs } = await payload.find({
    collection: 'crm-activities',
    depth: 0,
    sort: 'occurredAt',
  })
  expect(docs).toMatchObject([
    { fromStage: 'qualified', toStage: 'closed_won' },
    { fromStage: 'closed_won', toStage: 'closed_lost' },
  ])
})

const trash = async ({ collection, where }: { collection: string; where: Where }) => {
  const { docs } = await payload.find({ collection, depth: 0, where })
  await payload.update({
    id: docs[0]!.id,
    collection,
    data: { deletedAt: new Date().toISOString() },
  })
  return docs[0]!.id
}

const inTrash = (record: string): string =>
  `The ${record} of this row is in the trash: restore it to have it updated.`

/** The small book with another first row in one of its files. */
const changeIn = (file: 'accounts.csv' | 'pipeline.csv' | 'products.csv') => {
  const name = path.parse(file).name as 'accounts' | 'pipeline' | 'products'
  const text = (createBook()[name] as string)
    .replace('2/10/2017,4500', '2/10/2017,4600')
    .replace('2822', '2823')
    .replace('GTX Pro,GTX,', 'GTX Pro,GTZ,')
  return createBook({ [name]: text })
}

const OF_ROWS = [
  ['lead', 'crm-leads', { externalId: { equals: 'OPP1' } }, 'opportunity_id', 'pipeline.csv', 'OPP1'],
  ['order', 'crm-orders', { externalId: { equals: 'OPP1' } }, 'opportunity_id', 'pipeline.csv', 'OPP1'],
  ['company', 'crm-companies', { name: { equals: 'Acme' } }, 'account', 'accounts.csv', 'Acme'],
  ['product', 'crm-products', { name: { equals: 'GTX Pro' } }, 'product', 'products.csv', 'GTX Pro'],
] as const // prettier-ignore

it.each(OF_ROWS)(
  'says of a row that is the same that its %s is in the trash',
  async (record, collection, where, column, file, value) => {
    const folder = writeBook(createBook())
    await importFolder({ folder, payload })
    await trash({ collection, where })
    const before = await fingerprint({ payload })
    const result = await importFolder({ folder, payload })
    expect(result).toMatchObject({ created: 0, rejected: 0, unchanged: 10, updated: 0 })
    expect(result.warnings).toEqual([{ column, file, line: 2, message: inTrash(record), value }])
    expect(await fingerprint({ payload })).toEqual(before)
  },
)

it.each(OF_ROWS)(
  'refuses a row that changed while its %s is in the trash, and takes it once that is restored',
  async (record, collection, where, column, file, value) => {
    await importFolder({ folder: writeBook(createBook()), payload })
    const id = await trash({ collection, where })
    const before = await fingerprint({ payload })
    const folder = writeBook(changeIn(file))
    const result = await importFolder({ folder, payload })
    expect(result).toMatchObject({ created: 0, rejected: 1, unchanged: 9, updated: 0 })
    expect(result.errors).toEqual([{ column, file, line: 2, message: inTrash(record), value }])
    expect(await fingerprint({ payload })).toEqual(before)
    await payload.update({ id, collection, data: { deletedAt: null }, trash: true })
    const again = await importFolder({ folder, payload })
    expect(again).toMatchObject({ rejected: 0, unchanged: 9, updated: 1, warningCount: 0 })
  },
)

describe('what a row owes to other rows', () => {
  const book = (...rows: string[]) => createBook({ pipeline: pipeline(...rows) })
  const LATER = 'OPP2,Ann Lee,GTX Pro,Acme,Engaging,3/1/2017,,'
  const WIN = 'OPP1,Ann Lee,GTX Pro,Acme,Won,1/10/2017,2/10/2017,4500'

  it('moves a lead to the other pipeline when a fuller file tells of an earlier win', async () => {
    await importFolder({ folder: writeBook(book(LATER)), payload })
    const before = await findLead('OPP2')
    const folder = writeBook(book(LATER, WIN))
    const fuller = await importFolder({ folder, payload })
    expect(fuller.rows.opportunities).toMatchObject({ created: 1, updated: 1 })
    expect((await findLead('OPP2')).pipeline).not.toBe(before.pipeline)
    const fresh = await fingerprint({ payload })
    const again = await importFolder({ folder, payload })
    expect(again).toMatchObject({ created: 0, updated: 0 })
    expect(await fingerprint({ payload })).toEqual(fresh)
  })

  it('estimates anew when the list price has changed', async () => {
    await importFolder({ folder: writeBook(book(LATER)), payload })
    const products = 'product,series,sales_price\nGTX Pro,GTX,5000\nMG,MG,55\n'
    const result = await importFolder({
      folder: writeBook({ ...book(LATER), products }),
      payload,
    })
    expect(result.rows.opportunities).toMatchObject({ updated: 1 })
    expect(await findLead('OPP2')).toMatchObject({ estimatedValue: 5000 })
  })

  it('changes nothing the second time, on whatever day that is', async () => {
    const folder = writeBook(createBook())
    const shiftDatesTo = new Date('2026-01-01T00:00:00.000Z')
    await importFolder({ folder, options: { shiftDatesTo }, payload })
    const before = await fingerprint({ payload })
    const again = await importFolder({
      folder,
      options: { shiftDatesTo: new Date('2026-05-01T00:00:00.000Z') },
      payload,
    })
    expect(again).toMatchObject({ created: 0, updated: 0 })
    expect(await fingerprint({ payload })).toEqual(before)
  })
})

it('works inside a transaction of the caller, and leaves nothing when that is undone', async () => {
  const before = await fingerprint({ payload })
  const req = await createLocalReq({}, payload)
  req.transactionID = (await payload.db.beginTransaction())!
  const args = { crm: getCRM(payload), folder: writeBook(createBook()), req }
  await importSales(args)
  const again = await importSales(args)
  expect(again).toMatchObject({ created: 0, unchanged: 10 })
  await payload.db.rollbackTransaction(req.transactionID)
  expect(await fingerprint({ payload })).toEqual(before)
})

/** Comes when so many of them have ended. */
const untilEnded = async ({
  count: least,
  works,
}: {
  count: number
  works: Promise<unknown>[]
}) => {
  let ended = 0
  works.forEach((work) => void work.catch(() => undefined).finally(() => (ended += 1)))
  while (ended < least) {
    await sleep(10)
  }
}

it('lets one import run at a time', async () => {
  const folder = writeBook(createBook())
  const holder = await (payload.db as unknown as { pool: pg.Pool }).pool.connect()
  await holder.query('begin; lock table crm_companies in share mode')
  const works = [1, 2, 3].map(() => importFolder({ folder, payload }))
  await untilEnded({ count: 2, works }) // the third cannot end before they have come
  await holder.query('commit')
  holder.release()
  const answers = await Promise.allSettled(works)
  const [first, ...refused] = answers.sort((a, b) => a.status.localeCompare(b.status))
  expect(first).toMatchObject({ status: 'fulfilled' })
  expect(refused).toMatchObject([
    { reason: { data: { code: 'conflict' } } },
    { reason: { data: { code: 'conflict' } } },
  ])
  expect(await count('crm-leads')).toBe(4)
})
