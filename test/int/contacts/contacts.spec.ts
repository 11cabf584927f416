import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { saveAdminForm } from '../../support/adminForm.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Contact = { id: string; name: string; updatedAt: string } & Record<string, unknown>

let payload: Payload
let stop: () => Promise<void>
let team: Team
let made = 0

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const nextEmail = (): string => `person${(made += 1)}@example.com`

const createContact = async (data: Record<string, unknown> = {}): Promise<Contact> =>
  (await payload.create({
    collection: 'crm-contacts',
    data: { email: nextEmail(), owner: team.rep.user.id, ...data },
    depth: 0,
  })) as unknown as Contact

const readContact = async (id: string): Promise<Contact> =>
  (await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })) as unknown as Contact

const historyOf = async ({ type, contact }: { contact: string; type: string }) => {
  const { docs } = await payload.find({
    collection: 'crm-activities',
    depth: 0,
    sort: 'createdAt',
    where: { type: { equals: type }, contact: { equals: contact } },
  })
  return docs as unknown as Record<string, unknown>[]
}

/** Fields whose values GraphQL writes without quotes. */
const WORDS = new Set(['emailConsent', 'journeyStage'])

type Door = (args: { contact: Contact; data: Record<string, unknown> }) => Promise<unknown>

const literal = (data: Record<string, unknown>): string =>
  `{ ${Object.entries(data)
    .map(([key, value]) => `${key}: ${WORDS.has(key) ? String(value) : JSON.stringify(value)}`)
    .join(', ')} }`

/** Every way into the collection. */
const doors: Record<string, Door> = {
  'a bulk edit': ({ contact, data }) =>
    rest({
      as: team.rep,
      body: data,
      method: 'PATCH',
      path: `/crm-contacts?where[id][equals]=${contact.id}`,
      payload,
    }),
  GraphQL: ({ contact, data }) =>
    graphql({
      as: team.rep,
      payload,
      source: `mutation { updateCrmContact(id: "${contact.id}", data: ${literal(data)}) { id } }`,
    }),
  'the admin form': async ({ contact, data }) =>
    saveAdminForm({
      id: contact.id,
      as: team.rep,
      collection: 'crm-contacts',
      data: { ...(await readContact(contact.id)), ...data },
      payload,
    }),
  'the CRM’s REST': ({ contact, data }) =>
    rest({
      as: team.rep,
      body: data,
      method: 'PATCH',
      path: `/crm/contacts/${contact.id}`,
      payload,
    }),
  'the Local API': ({ contact, data }) =>
    payload.update({ id: contact.id, collection: 'crm-contacts', data, depth: 0 }),
}

/** Where an answer comes from that says nothing of it. */
const SOURCES: Record<string, string> = {
  ...Object.fromEntries(Object.keys(doors).map((name) => [name, 'admin'])),
  'the Local API': 'app',
}

describe.each(Object.keys(doors))('a contact changed by %s', (name) => {
  const change = async (contact: Contact, data: Record<string, unknown>): Promise<Contact> => {
    await doors[name]!({ contact, data })
    return readContact(contact.id)
  }

  it('is called by name, with its values in one spelling', async () => {
    const contact = await createContact()
    const email = nextEmail()
    expect(
      await change(contact, {
        email: ` ${email.toUpperCase()} `,
        firstName: '  Ann ',
        language: 'PT-br',
        lastName: 'Lee',
        phone: '(212) 555-0100',
        timeZone: 'Europe/Berlin',
      }),
    ).toMatchObject({
      name: 'Ann Lee',
      email,
      firstName: 'Ann',
      language: 'pt-BR',
      phone: '+12125550100',
      timeZone: 'Europe/Berlin',
    })
  })

  it('keeps since when and from where it may be written to, and who said so', async () => {
    const contact = await createContact({ emailConsent: 'granted', emailConsentSource: 'fair' })
    const after = await change(contact, { emailConsent: 'revoked' })
    expect(after.emailConsentSource).toBe(SOURCES[name])
    expect(String(after.emailConsentAt) > String(contact.emailConsentAt)).toBe(true)
    expect(await historyOf({ type: 'consent_change', contact: contact.id })).toMatchObject([
      { body: 'fair', fromStage: 'unknown', subject: 'email', toStage: 'granted' },
      {
        body: after.emailConsentSource,
        fromStage: 'granted',
        subject: 'email',
        toStage: 'revoked',
      },
    ])
  })

  it('keeps each step of its journey', async () => {
    const contact = await createContact({ journeyStage: 'awareness' })
    await change(contact, { journeyStage: 'decision' })
    await change(contact, { jobTitle: 'Buyer' })
    expect(await historyOf({ type: 'journey_change', contact: contact.id })).toMatchObject([
      { fromStage: null, toStage: 'awareness' },
      { fromStage: 'awareness', toStage: 'decision' },
    ])
  })

  it('does not get the address of another', async () => {
    const other = await createContact()
    const contact = await createContact()
    await change(contact, { email: other.email }).catch(() => undefined)
    expect((await readContact(contact.id)).email).toBe(contact.email)
  })
})

describe('a contact', () => {
  it.each([
    [{ firstName: 'Ann', lastName: 'Lee' }, 'Ann Lee'],
    [{ email: null, firstName: null, phone: '+12125550100' }, '+12125550100'],
    [{ email: 'only@example.com' }, 'only@example.com'],
  ])('made of %p is called %p', async (data, expected) => {
    expect((await createContact(data)).name).toBe(expected)
  })

  it.each([
    ['without a name, an address and a number', { email: null }, 'firstName'],
    ['with an address that is none', { email: 'ann@' }, 'email'],
    ['with a time zone that is none', { timeZone: 'Mars' }, 'timeZone'],
    ['with a language that is none', { language: 'Klingonese' }, 'language'],
    ['with a picture that runs', { avatarURL: 'javascript:alert(1)' }, 'avatarURL'],
    ['with a field that nobody knows', { nope: 1 }, 'nope'],
    ['with a figure of the system', { engagementScore: 99 }, 'engagementScore'],
  ])('is refused %s', async (_, data, field) => {
    const answer = await rest({
      as: team.rep,
      body: { email: nextEmail(), ...data },
      method: 'POST',
      path: '/crm/contacts',
      payload,
    })
    expect(answer).toMatchObject({ body: { errors: [{ data: { field } }] }, status: 400 })
  })

  it('knows since when somebody subscribes and is known', async () => {
    const contact = await createContact({ emailConsent: 'granted' })
    expect(contact.subscribedAt).toBe(contact.emailConsentAt)
    expect(Date.parse(String(contact.firstContactAt))).toBeGreaterThan(Date.now() - 60_000)
    expect(await createContact()).toMatchObject({ engagementStage: 'new', subscribedAt: null })
  })

  it('names the contact that has its address already', async () => {
    const first = await createContact({ firstName: 'Ann' })
    const answer = await rest({
      as: team.colleague,
      body: { email: String(first.email).toUpperCase() },
      method: 'POST',
      path: '/crm/contacts',
      payload,
    })
    expect(answer).toMatchObject({
      body: {
        errors: [
          {
            data: { code: 'conflict', existing: { id: first.id, name: 'Ann' }, field: 'email' },
            message: 'Ann already has this address. Use that contact, or merge the two.',
          },
        ],
      },
      status: 409,
    })
  })

  it('is there once, however many make it at the same moment', async () => {
    const email = nextEmail()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        rest({ as: team.rep, body: { email }, method: 'POST', path: '/crm/contacts', payload }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses[0]).toBe(201)
    expect(statuses.slice(1).filter((status) => ![400, 409].includes(status))).toEqual([])
    const where = { email: { equals: email } }
    expect((await payload.count({ collection: 'crm-contacts', where })).totalDocs).toBe(1)
  })

  it('does not come back from the trash onto an address that is taken by now', async () => {
    const email = nextEmail()
    const first = await createContact({ email })
    const path = `/crm/contacts/${first.id}`
    expect(await rest({ as: team.rep, method: 'DELETE', path, payload })).toMatchObject({
      status: 200,
    })
    await createContact({ email, firstName: 'Second' })
    const answer = await rest({
      as: team.rep,
      body: { deletedAt: null },
      method: 'PATCH',
      path: `/crm-contacts/${first.id}?trash=true`,
      payload,
    })
    expect(answer).toMatchObject({
      body: { errors: [{ message: /^Second already has this address/ }] },
      status: 409,
    })
  })

  it('takes its timeline along when it is destroyed, and not what is a lead’s', async () => {
    const contact = await createContact({ journeyStage: 'awareness' })
    const lead = await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' } })
    const note = await payload.create({
      collection: 'crm-activities',
      data: { type: 'note', contact: contact.id, lead: lead.id },
    })
    await payload.create({
      collection: 'crm-engagement-events',
      data: {
        id: `event of ${contact.id}`,
        contact: contact.id,
        kind: 'visit',
        occurredAt: '2026-03-01T00:00:00.000Z',
      },
    })
    const path = `/crm/contacts/${contact.id}?permanent=true`
    expect(await rest({ as: team.admin, method: 'DELETE', path, payload })).toMatchObject({
      status: 200,
    })
    const where = { contact: { equals: contact.id } }
    expect((await payload.count({ collection: 'crm-activities', where })).totalDocs).toBe(0)
    expect((await payload.count({ collection: 'crm-engagement-events', where })).totalDocs).toBe(0)
    expect(
      await payload.findByID({ id: note.id, collection: 'crm-activities', depth: 0 }),
    ).toMatchObject({ contact: null, lead: lead.id })
  })

  it('stays while a lead hangs on it', async () => {
    const contact = await createContact()
    await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Acme', contact: contact.id },
    })
    const path = `/crm/contacts/${contact.id}?permanent=true`
    expect(await rest({ as: team.admin, method: 'DELETE', path, payload })).toMatchObject({
      body: { errors: [{ data: { code: 'still_referenced', count: 1 } }] },
      status: 409,
    })
  })
})

describe('the list of contacts', () => {
  it('is filtered by what contacts are', async () => {
    const company = await payload.create({ collection: 'crm-companies', data: { name: 'Acme' } })
    const contact = await createContact({
      company: company.id,
      journeyStage: 'advocacy',
      lifecycle: 'evangelist',
      owner: team.colleague.user.id,
      source: 'referral',
      tags: ['vip', 'print'],
    })
    const queries = [
      `company_id=${company.id}`,
      'journey_stage=advocacy',
      'lifecycle=evangelist',
      `owner=${team.colleague.user.id}`,
      'source=referral',
      'tag=print',
      `company_id=${company.id}&engagement_stage=new&owner=${team.colleague.user.id}`,
    ]
    for (const query of queries) {
      const { body } = await rest<{ docs: Contact[] }>({
        as: team.rep,
        path: `/crm/contacts?${query}`,
        payload,
      })
      expect(body.docs.map(({ id }) => id)).toEqual([contact.id])
    }
  })

  it('refuses filters that make no sense', async () => {
    for (const query of ['lifecycle=nope', 'company_id=nope', 'owner=nope', 'nope=1']) {
      const path = `/crm/contacts?${query}`
      expect(await rest({ as: team.rep, path, payload })).toMatchObject({ status: 400 })
    }
  })
})

describe('the journey of a contact', () => {
  it('tells the stages with when they were entered and left', async () => {
    const contact = await createContact({ journeyStage: 'awareness' })
    const path = `/crm/contacts/${contact.id}`
    await rest({
      as: team.rep,
      body: { journeyStage: 'consideration' },
      method: 'PATCH',
      path,
      payload,
    })
    const { body } = await rest<{ stages: Record<string, unknown>[] }>({
      as: team.viewer,
      path: `${path}/journey`,
      payload,
    })
    expect(body.stages).toMatchObject([
      { days: 0, stage: 'awareness' },
      { days: 0, left: null, stage: 'consideration' },
    ])
    expect(body.stages[0]!.left).toBe(body.stages[1]!.entered)
  })

  it('of nobody is not found', async () => {
    const path = '/crm/contacts/01234567-89ab-4def-8123-456789abcdef/journey'
    expect(await rest({ as: team.rep, path, payload })).toMatchObject({ status: 404 })
  })
})

describe('a company', () => {
  const createCompany = (data: Record<string, unknown>) =>
    rest<{ doc: Record<string, unknown> }>({
      as: team.rep,
      body: { name: 'Acme', ...data },
      method: 'POST',
      path: '/crm/companies',
      payload,
    })

  it.each([
    [{ website: 'www.Acme.com/about' }, 'acme.com'],
    [{ domain: 'https://www.bücher.example/', website: 'acme.com' }, 'xn--bcher-kva.example'],
    [{ domain: 'sales@ACME.com' }, 'acme.com'],
    [{}, null],
  ])('made of %p has the domain %p', async (data, domain) => {
    expect((await createCompany(data)).body.doc.domain).toBe(domain)
  })

  it.each([
    ['domain', { domain: 'nowhere' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['nope', { nope: 1 }],
    ['lifetimeValue', { lifetimeValue: 5 }],
  ])('is refused with a wrong %s', async (field, data) => {
    expect(await createCompany(data)).toMatchObject({
      body: { errors: [{ data: { field } }] },
      status: 400,
    })
  })

  it('is a customer once it buys', async () => {
    const { body } = await createCompany({ lifecycle: 'customer' })
    const { id } = body.doc
    const path = `/crm/customers/${String(id)}`
    expect(await rest({ as: team.viewer, path, payload })).toMatchObject({ status: 200 })
    await payload.update({
      id: String(id),
      collection: 'crm-companies',
      data: { lifecycle: 'former_customer' },
    })
    expect(await rest({ as: team.viewer, path, payload })).toMatchObject({ status: 404 })
  })

  it.each(['crm-leads', 'crm-contacts'])(
    'stays while one of %s hangs on it',
    async (collection) => {
      const company = await payload.create({ collection: 'crm-companies', data: { name: 'Kept' } })
      await payload.create({
        collection,
        data: { company: company.id, companyName: 'Kept', firstName: 'Ann' },
      })
      const path = `/crm/companies/${company.id}?permanent=true`
      expect(await rest({ as: team.admin, method: 'DELETE', path, payload })).toMatchObject({
        status: 409,
      })
    },
  )
})
