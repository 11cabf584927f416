import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { parse } from 'csv-parse/sync'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { requestRest, rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Executor = { execute: (query: unknown) => Promise<unknown> }
type Row = Record<string, string>

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    plugin: {
      collections: {
        contacts: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            // A host that shows viewers less.
            read: ({ req }) =>
              req.user?.crmRole === 'viewer'
                ? { lastName: { not_equals: 'Secret' } }
                : Boolean(req.user?.crmRole),
          },
        }),
      },
      customFields: {
        contacts: [{ name: 'vatNumber', type: 'text', label: { de: 'USt-ID', en: 'VAT number' } }],
      },
    },
    schema: 'push',
  }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const run = (query: ReturnType<typeof sql>) =>
  (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)

beforeEach(() => run(sql`truncate crm_contacts cascade`))

const create = (data: Record<string, unknown>) =>
  payload.create({ collection: 'crm-contacts', data, depth: 0 })

const fetchCSV = async (query = '', as = team.rep) => {
  const response = await requestRest({ as, path: `/crm/contacts/export${query}`, payload })
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  return { headers: response.headers, status: response.status, text }
}

const exportRows = async (query = '', as = team.rep): Promise<Row[]> =>
  parse((await fetchCSV(query, as)).text, { bom: true, columns: true })

describe('an export of contacts', () => {
  it('is a file for spreadsheets, with the names people know and what they agreed to', async () => {
    const company = await payload.create({
      collection: 'crm-companies',
      data: { name: 'Ärzte & Söhne' },
    })
    await create({
      company: company.id,
      doNotContact: true,
      email: 'Jane@Example.com',
      emailConsent: 'granted',
      firstName: 'Jane',
      lastName: 'Doe',
      owner: team.rep.user.id,
      phone: '+12125550100',
      subscribedAt: '2026-05-01T08:00:00.000Z',
      tags: ['a', 'b'],
      vatNumber: 'DE123',
    })
    const { headers, status, text } = await fetchCSV()
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="contacts-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(await exportRows()).toEqual([
      expect.objectContaining({
        Company: 'Ärzte & Söhne',
        'Consent to e-mail': 'granted',
        'Do not contact': 'true',
        'E-mail': 'jane@example.com',
        'First name': 'Jane',
        'Last name': 'Doe',
        Lifecycle: 'lead',
        Owner: team.rep.user.name,
        Phone: `'+12125550100`,
        'Subscribed at': '2026-05-01T08:00:00.000Z',
        Tags: 'a, b',
        'VAT number': 'DE123',
      }),
    ])
  })

  it('holds what the list shows, in its order, with the columns that are asked for', async () => {
    await create({ email: 'b@example.com', firstName: 'B', language: 'de' })
    await create({ email: 'a@example.com', firstName: 'A', language: 'de' })
    await create({ email: 'c@example.com', firstName: 'C', language: 'en' })
    expect(
      await exportRows(
        '?where[language][equals]=de&sort=firstName&columns=email,firstName,vatNumber',
      ),
    ).toEqual([
      { 'E-mail': 'a@example.com', 'First name': 'A', 'VAT number': '' },
      { 'E-mail': 'b@example.com', 'First name': 'B', 'VAT number': '' },
    ])
    expect(await exportRows('?q=c@ex&columns=firstName')).toEqual([{ 'First name': 'C' }])
  })

  it('leaves out the trash, and what its reader may not see', async () => {
    const { id } = await create({ email: 'gone@example.com' })
    await payload.update({
      id,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
    })
    await create({ email: 'open@example.com', lastName: 'Open' })
    await create({ email: 'secret@example.com', lastName: 'Secret' })
    const namesFor = async (as: Team['rep']) =>
      (await exportRows('?sort=lastName', as)).map((row) => row['Last name'])
    expect(await namesFor(team.rep)).toEqual(['Open', 'Secret'])
    expect(await namesFor(team.viewer)).toEqual(['Open'])
  })

  it.each([
    '?sort=nope(',
    '?limit=5',
    '?where[nope][equals]=1',
    '?columns=email,login',
    '?columns=nope',
  ])('refuses %s', async (query) => {
    const { status } = await rest({ as: team.rep, path: `/crm/contacts/export${query}`, payload })
    expect(status).toBe(400)
  })

  it('begins no formula with what somebody typed', async () => {
    await create({
      email: 'jane@example.com',
      firstName: '=1+1',
      lastName: '\u200B@SUM(A1)',
      notes: "-cmd|' /C calc'!A0",
    })
    expect(await exportRows()).toEqual([
      expect.objectContaining({
        'First name': `'=1+1`,
        'Last name': `'\u200B@SUM(A1)`,
        Notes: `'-cmd|' /C calc'!A0`,
      }),
    ])
  })
})
