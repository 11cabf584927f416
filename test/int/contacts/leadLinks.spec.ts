import type { Payload } from 'payload'

import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string; updatedAt: string } & Record<string, unknown>

let payload: Payload
let stop: () => Promise<void>
let team: Team
let made = 0

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

/** Words nobody else says: an address, a number and a company. */
const fresh = () => {
  made += 1
  return {
    companyName: `Company ${made}x`,
    contactEmail: `lead${made}@firm${made}.example`,
    contactPhone: `+1212555${String(1000 + made)}`,
  }
}

const read = async (collection: string, id: unknown): Promise<Doc> =>
  (await payload.findByID({ id: id as string, collection, depth: 0 })) as unknown as Doc

const readLead = (id: string) => read('crm-leads', id)

const contactOf = async (lead: Doc): Promise<Doc> => read('crm-contacts', lead.contact)

const countOf = async (collection: string, where: Record<string, unknown>): Promise<number> =>
  (await payload.count({ collection, where: where as never })).totalDocs

type Write = (args: { as?: Member; data: Record<string, unknown>; id?: string }) => Promise<Doc>

/** Through a route: the lead's own, or the collection's. */
const byREST =
  (path: string): Write =>
  async ({ id, as = team.rep, data }) => {
    const { body } = await rest<{ doc: Doc }>({
      as,
      body: data,
      method: id ? 'PATCH' : 'POST',
      path: id ? `${path}/${id}` : path,
      payload,
    })
    return readLead(body.doc.id)
  }

const literal = (data: Record<string, unknown>): string =>
  `{ ${Object.entries(data)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} }`

const doors: Record<string, Write> = {
  GraphQL: async ({ id, as = team.rep, data }) => {
    const name = id ? 'updateCrmLead' : 'createCrmLead'
    const which = id ? `id: "${id}", ` : ''
    const source = `mutation { ${name}(${which}data: ${literal(data)}) { id } }`
    const { data: answer } = await graphql({ as, payload, source })
    return readLead(String(answer![name]!.id))
  },
  'the collection’s REST': byREST('/crm-leads'),
  'the CRM’s REST': byREST('/crm/leads'),
  'the Local API': async ({ id, data }) =>
    (id
      ? await payload.update({ id, collection: 'crm-leads', data, depth: 0 })
      : await payload.create({ collection: 'crm-leads', data, depth: 0 })) as unknown as Doc,
}

const write: Write = (args) => doors['the CRM’s REST']!(args)

describe.each(Object.keys(doors))('a lead that comes by %s', (name) => {
  const through = doors[name]!

  it('makes the person and the company it names, and finds them again', async () => {
    const words = fresh()
    const first = await through({
      data: { ...words, contactName: 'Ann Mary Lee', owner: team.rep.user.id },
    })
    expect(await contactOf(first)).toMatchObject({
      name: 'Ann Mary Lee',
      company: first.company,
      email: words.contactEmail,
      engagementStage: 'new',
      firstName: 'Ann Mary',
      lastName: 'Lee',
      lifecycle: 'lead',
      owner: team.rep.user.id,
      phone: words.contactPhone,
    })
    expect(await read('crm-companies', first.company)).toMatchObject({
      name: words.companyName,
      kind: 'advertiser',
      lifecycle: 'prospect',
      owner: team.rep.user.id,
    })
    const second = await through({
      data: {
        companyName: `${words.companyName.toUpperCase()}, Inc.`,
        contactEmail: ` ${words.contactEmail.toUpperCase()} `,
      },
    })
    expect(second).toMatchObject({
      company: first.company,
      contact: first.contact,
      contactName: 'Ann Mary Lee',
      contactPhone: words.contactPhone,
    })
  })

  it('says of its contact what the contact says of itself, both ways', async () => {
    const words = fresh()
    const lead = await through({ data: { ...words, contactName: 'Ann Lee' } })
    const twin = await write({ data: words })
    await payload.update({
      id: lead.contact as string,
      collection: 'crm-contacts',
      data: { email: `new.${words.contactEmail}`, lastName: 'Ray' },
    })
    const followed = await readLead(lead.id)
    expect(followed).toMatchObject({
      contactEmail: `new.${words.contactEmail}`,
      contactName: 'Ann Ray',
      contactPhone: words.contactPhone,
    })
    expect(followed.updatedAt > lead.updatedAt).toBe(true)
    await through({ id: lead.id, data: { contactName: 'Anna Ray', contactPhone: '+12125550199' } })
    expect(await contactOf(lead)).toMatchObject({
      name: 'Anna Ray',
      lastName: 'Ray',
      phone: '+12125550199',
    })
    expect(await readLead(twin.id)).toMatchObject({
      contactEmail: `new.${words.contactEmail}`,
      contactName: 'Anna Ray',
      contactPhone: '+12125550199',
    })
  })
})

describe('a lead', () => {
  it('asks nothing more of the database while it says nothing anew of them', async () => {
    const words = fresh()
    const lead = await write({ data: { ...words, contactName: 'Ann Lee' } })
    const before = await contactOf(lead)
    const after = await write({ id: lead.id, data: { estimatedValue: 5, notes: 'Called.' } })
    expect(after).toMatchObject({ company: lead.company, contact: lead.contact, ...words })
    expect((await contactOf(lead)).updatedAt).toBe(before.updatedAt)
  })

  it('finds a person by number where it names no address', async () => {
    const { companyName, contactPhone } = fresh()
    const first = await write({ data: { companyName, contactPhone } })
    const second = await write({ data: { companyName, contactName: 'Ann Lee', contactPhone } })
    expect(second.contact).toBe(first.contact)
    expect(await contactOf(first)).toMatchObject({ name: 'Ann Lee', email: null })
  })

  it('gives the person it names by number an address later', async () => {
    const { contactEmail, ...words } = fresh()
    const lead = await write({ data: { ...words, contactName: 'Ann Lee' } })
    const after = await write({ id: lead.id, data: { contactEmail } })
    expect(after.contact).toBe(lead.contact)
    expect(await contactOf(lead)).toMatchObject({ name: 'Ann Lee', email: contactEmail })
  })

  it('corrects the address of the same person, and turns to whoever has it already', async () => {
    const words = fresh()
    const other = await write({ data: { ...fresh(), contactName: 'Bob Ray' } })
    const lead = await write({ data: { ...words, contactName: 'Ann Lee' } })
    const email = `corrected.${words.contactEmail}`
    const corrected = await write({ id: lead.id, data: { contactEmail: email } })
    expect(corrected.contact).toBe(lead.contact)
    expect((await contactOf(lead)).email).toBe(email)
    const turned = await write({
      id: lead.id,
      data: { contactEmail: other.contactEmail, contactName: '', contactPhone: '' },
    })
    expect(turned).toMatchObject({ contact: other.contact, contactName: 'Bob Ray' })
    expect((await contactOf(lead)).email).toBe(email)
  })

  it('names somebody else by another name and address', async () => {
    const lead = await write({ data: { ...fresh(), contactName: 'Ann Lee' } })
    const { contactEmail, contactPhone } = fresh()
    const data = { contactEmail, contactName: 'Bob Ray', contactPhone }
    const after = await write({ id: lead.id, data })
    expect(after.contact).not.toBe(lead.contact)
    expect(await contactOf(after)).toMatchObject({ name: 'Bob Ray', email: contactEmail })
    expect((await contactOf(lead)).name).toBe('Ann Lee')
  })

  it('leaves a contact alone that its writer may not change', async () => {
    const words = fresh()
    const lead = await write({
      as: team.manager,
      data: { ...words, contactName: 'Ann Lee', owner: team.colleague.user.id },
    })
    const own = await write({ data: words })
    expect(own.contact).toBe(lead.contact)
    await write({ id: own.id, data: { contactName: 'Mallory' } })
    expect((await contactOf(lead)).name).toBe('Ann Lee')
    expect((await readLead(own.id)).contactName).toBe('Mallory')
  })

  it('keeps a link that somebody chose, and takes its words from there', async () => {
    const words = fresh()
    const { id } = await payload.create({
      collection: 'crm-contacts',
      data: { email: words.contactEmail, firstName: 'Cho', lastName: 'Sen' },
    })
    const company = await payload.create({
      collection: 'crm-companies',
      data: { name: words.companyName },
    })
    const lead = await write({ data: { ...fresh(), contactName: 'Ann Lee' } })
    const after = await write({ id: lead.id, data: { company: company.id, contact: id } })
    expect(after).toMatchObject({
      company: company.id,
      companyName: words.companyName,
      contact: id,
      contactEmail: words.contactEmail,
      contactName: 'Cho Sen',
      contactPhone: null,
    })
  })

  it('finds a company by the domain of the address where its name says nothing', async () => {
    const { companyName, contactEmail } = fresh()
    const company = await payload.create({
      collection: 'crm-companies',
      data: { name: companyName, domain: contactEmail.split('@')[1] },
    })
    const lead = await write({ data: { companyName: `${companyName} Europe`, contactEmail } })
    expect(lead.company).toBe(company.id)
    const free = `somebody${made}@gmail.com`
    await payload.create({
      collection: 'crm-companies',
      data: { name: 'Mail', domain: 'gmail.com' },
    })
    const other = await write({ data: { companyName: `Nobody ${made}`, contactEmail: free } })
    expect((await read('crm-companies', other.company)).name).toBe(`Nobody ${made}`)
  })

  it('bears the new name of its company', async () => {
    const lead = await write({ data: fresh() })
    const data = { name: `${String(lead.companyName)} renamed` }
    await payload.update({ id: lead.company as string, collection: 'crm-companies', data })
    expect((await readLead(lead.id)).companyName).toBe(data.name)
    const again = await write({ data: { companyName: lead.companyName } })
    expect(again.company).toBe(lead.company)
  })

  it('is about who somebody was merged into', async () => {
    const words = fresh()
    const loser = await write({ data: { ...words, contactName: 'Ann Lee' } })
    const winner = await write({ data: { ...fresh(), contactName: 'Ann Lee' } })
    await payload.db.updateOne({
      id: loser.contact as string,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString(), mergedInto: winner.contact },
    })
    const lead = await write({ data: { ...fresh(), contactEmail: words.contactEmail } })
    expect(lead.contact).toBe(winner.contact)
  })

  it('makes nobody of an address that is none, or of a name alone', async () => {
    const { companyName } = fresh()
    const where = { name: { equals: companyName } }
    for (const data of [{ contactEmail: 'ann@' }, { contactEmail: `${'a'.repeat(300)}@b.cc` }]) {
      const answer = await rest({
        as: team.rep,
        body: { companyName, ...data },
        method: 'POST',
        path: '/crm/leads',
        payload,
      })
      expect(answer.status).toBe(400)
    }
    expect(await countOf('crm-companies', where)).toBe(0)
    const lead = await write({ data: { companyName, contactName: 'Ann' } })
    expect(lead.contact).toBeNull()
  })

  it('lets go of its contact with the last word about them', async () => {
    const { companyName, contactEmail } = fresh()
    const lead = await write({ data: { companyName, contactEmail } })
    const after = await write({ id: lead.id, data: { contactEmail: null } })
    expect(after.contact).toBeNull()
    expect(await contactOf(lead)).toMatchObject({ email: contactEmail })
  })

  it.each([
    ['an address', 'contactEmail', 'email'],
    ['a number', 'contactPhone', 'phone'],
  ] as const)('is about one person, however many come with %s at once', async (_, word, field) => {
    const words = fresh()
    const data = { companyName: words.companyName, [word]: words[word] }
    const leads = await Promise.all(Array.from({ length: 12 }, () => write({ data })))
    expect(new Set(leads.map(({ contact }) => contact)).size).toBe(1)
    expect(new Set(leads.map(({ company }) => company)).size).toBe(1)
    const where = { [field]: { equals: words[word] } }
    expect(await countOf('crm-contacts', where)).toBe(1)
    expect(await countOf('crm-companies', { name: { equals: words.companyName } })).toBe(1)
  })

  it('gives its order the company it named', async () => {
    const lead = await write({ data: fresh() })
    const order = await payload.create({
      collection: 'crm-orders',
      data: { name: 'Order', lead: lead.id },
      depth: 0,
    })
    expect((order as unknown as Doc).company).toBe(lead.company)
  })
})
