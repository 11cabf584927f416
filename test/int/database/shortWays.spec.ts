import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { find, findOne, updateOne } from '@payloadcms/drizzle'
import { randomUUID } from 'node:crypto'

import type { Booted } from '../../support/bootPayload.js'

import { bootPayload } from '../../support/bootPayload.js'
import { COLLECTIONS } from '../../support/collectionTable.js'
import { createUser } from '../../support/createUser.js'

type Document = { id: string } & Record<string, unknown>
type Update = Parameters<PostgresAdapter['updateOne']>[0]

let booted: Booted
let payload: Payload

beforeAll(async () => {
  booted = await bootPayload()
  payload = booted.payload
})

afterAll(() => booted.stop())

const drizzle = (): never => payload.db as never

const create = async (collection: string, data: object): Promise<Document> =>
  (await payload.create({
    collection,
    data: data as never,
    depth: 0,
    overrideAccess: true,
  })) as Document

const createLead = (data: object = {}): Promise<Document> =>
  create('crm-leads', { companyName: 'Acme', ...data })

/** A lead with a value in each kind of column there is. */
const createFullLead = async (): Promise<Document> => {
  const company = await create('crm-companies', { name: 'Acme' })
  return createLead({
    company: company.id,
    contactEmail: 'ann@acme.example',
    estimatedValue: 1234.56,
    expectedCloseDate: '2027-03-01T12:00:00.000Z',
    externalId: `E-${company.id}`,
    notes: 'Line one\n"two" \\ \u{1f600}',
    tags: ['b', 'a', 'b'],
  })
}

const byID = (id: string) => ({ id: { equals: id } })

const readBoth = async (collection: string, id: string) => ({
  short: await payload.db.findOne({ collection, where: byID(id) }),
  theirs: await findOne.call(drizzle(), { collection, where: byID(id) }),
})

describe('documents read by their ids', () => {
  it.each(Object.keys(COLLECTIONS))('are what Payload reads: %s', async (collection) => {
    const { user } = await createUser({ payload, role: 'manager' })
    const { id: contact } = await create('crm-contacts', { firstName: 'Ann', owner: user.id })
    const { id: lead } = await createFullLead()
    const key = `k${randomUUID().slice(0, 8)}`
    const on = { contact, key, lead, order: '', owner: user.id }
    const { id: order } = await create('crm-orders', COLLECTIONS['crm-orders']!.make(on))
    const data = COLLECTIONS[collection]!.make({ ...on, key: `${key}b`, order })
    const { id } = await create(collection, data)
    const { short, theirs } = await readBoth(collection, id)
    expect(short).not.toBeNull()
    expect(short).toStrictEqual(theirs)
  })

  it('are what Payload reads: users with their sessions, leads full and empty', async () => {
    const { id: lead } = await createFullLead()
    const { id: empty } = await createLead()
    const { user } = await createUser({ payload, role: 'manager' })
    for (const [collection, id] of [
      ['users', user.id],
      ['crm-leads', lead],
      ['crm-leads', empty],
    ] as const) {
      const { short, theirs } = await readBoth(collection, id)
      expect(short).not.toBeNull()
      expect(short).toStrictEqual(theirs)
    }
  })

  it('come in the order that is asked for', async () => {
    const leads = [await createLead({ companyName: 'B' }), await createLead({ companyName: 'A' })]
    const where = { id: { in: leads.map(({ id }) => id) } }
    for (const sort of ['companyName', '-companyName', undefined]) {
      const args = { collection: 'crm-leads', pagination: false, sort, where }
      const theirs = await find.call(drizzle(), { ...args })
      expect(await payload.db.find({ ...args })).toMatchObject(JSON.parse(JSON.stringify(theirs)))
    }
  })

  it('are those outside the trash when only those are asked for', async () => {
    const lead = await createLead()
    const outside = { and: [byID(lead.id), { deletedAt: { exists: false } }] }
    const read = () => payload.db.findOne({ collection: 'crm-leads', where: outside })
    expect(await read()).toMatchObject({ id: lead.id })
    await payload.update({
      id: lead.id,
      collection: 'crm-leads',
      data: { deletedAt: new Date().toISOString() },
    })
    expect(await read()).toBeNull()
  })

  it('are found by nothing that is no id', async () => {
    const ask = (id: string) => payload.db.findOne({ collection: 'crm-leads', where: byID(id) })
    expect(await ask('00000000-0000-4000-8000-000000000000')).toBeNull()
    expect(await ask('none')).toBeNull()
  })
})

describe('a document that is written', () => {
  const write = (args: Partial<Update>): Promise<Document> =>
    payload.db.updateOne({ collection: 'crm-leads', ...args } as Update) as Promise<Document>

  it('is what Payload writes', async () => {
    const [short, theirs] = [await createFullLead(), await createFullLead()]
    const data = ({ id, company, externalId }: Document) => ({
      id,
      company,
      companyName: 'Acme 2',
      contactEmail: null,
      contactName: 'Lone \ud800 half',
      estimatedValue: 0.1 + 0.2,
      expectedCloseDate: '2027-04-01',
      externalId,
      nextFollowUpAt: new Date('2027-05-01T12:00:00Z'),
      stage: undefined,
      stageEnteredAt: '2027-01-01T01:00:00.123+01:00',
      tags: ['b', 'a', 'b'],
      updatedAt: '2027-01-01T00:00:00.000Z',
    })
    const args = { collection: 'crm-leads' }
    const ours = await write({ id: short.id, data: data(short) })
    const others = await updateOne.call(drizzle(), {
      ...args,
      id: theirs.id,
      data: data(theirs),
    })
    const { id, boardOrder, company, createdAt, externalId, ...rest } = ours
    expect(others).toMatchObject(rest)
    expect({ id, boardOrder, company, createdAt, externalId }).toMatchObject({
      id: short.id,
      company: short.company,
      createdAt: short.createdAt,
      externalId: short.externalId,
    })
    expect((await readBoth('crm-leads', short.id)).theirs).toStrictEqual(ours)
  })

  it('has its texts replaced where they change', async () => {
    const { id } = await createFullLead()
    for (const tags of [['c'], ['c', 'd'], ['d', 'c'], []]) {
      await payload.update({ id, collection: 'crm-leads', data: { notes: 'n', tags } })
      expect((await readBoth('crm-leads', id)).theirs).toMatchObject({ notes: 'n', tags })
    }
  })

  it('adds to a number, and sets the time of the change, as Payload does', async () => {
    const { id, updatedAt } = await createLead({ estimatedValue: 10 })
    await write({ id, data: { estimatedValue: { $inc: 5 } } })
    const { theirs } = await readBoth('crm-leads', id)
    expect(theirs).toMatchObject({ estimatedValue: 15 })
    expect(theirs).not.toMatchObject({ updatedAt })
  })

  it('names the field whose value another one has', async () => {
    const [{ externalId }, { id }] = [await createFullLead(), await createFullLead()]
    const data = { externalId }
    const theirs = await updateOne
      .call(drizzle(), { id, collection: 'crm-leads', data })
      .catch((error: unknown) => error)
    const error = await payload
      .update({ id, collection: 'crm-leads', data })
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      data: { errors: [{ message: expect.any(String), path: 'externalId' }] },
      status: 400,
    })
    expect(theirs).toMatchObject({ data: { errors: [{ path: 'externalId' }] }, status: 400 })
  })
})
