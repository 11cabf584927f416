import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Answer = { doc?: Record<string, unknown>; docs?: unknown[]; errors?: unknown; limit?: number }

let payload: Payload
let stop: () => Promise<void>
let team: Team
let lead: string

const ZERO = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const doc = await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' } })
  lead = String(doc.id)
})

afterAll(() => stop())

const send = (
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => rest<Answer>({ as: team.admin, body, headers, method, path, payload })

const nested = (levels: number): string => `where${'[and][0]'.repeat(levels)}[stage][equals]=lead`

describe("the collections' own REST", () => {
  it.each<['DELETE' | 'GET' | 'PATCH' | 'POST', string, unknown, number]>([
    ['GET', '/crm-leads/nope', undefined, 404],
    ['GET', '/crm-leads/%00', undefined, 404],
    ['PATCH', '/crm-leads/nope', { notes: 'x' }, 404],
    ['DELETE', '/crm-leads/12', undefined, 404],
    ['GET', '/crm-leads?where[companyName][equals]=%00', undefined, 400],
    ['GET', '/crm-orders?where[status][equals]=nope', undefined, 400],
    ['GET', '/crm-orders?page=99999999999999999999', undefined, 400],
    ['GET', `/crm-leads?${nested(9)}`, undefined, 400],
    ['GET', '/crm-leads?where[companyName][within]=0', undefined, 400],
    ['GET', '/crm-leads?where[createdAt][contains]=0', undefined, 400],
    ['GET', '/crm-leads?where[version][equals]=', undefined, 400],
    ['GET', '/crm-leads?where=lead', undefined, 400],
    ['GET', '/crm-leads?sort=nope', undefined, 400],
    ['GET', '/crm-leads?sort=companyName&sort=owner.nope', undefined, 400],
    ['GET', '/crm-leads?sort=companyName,tags', undefined, 400],
    ['GET', '/crm-leads?sort=version', undefined, 400],
    ['GET', '/crm-proposals?sort=lines.owner.email&sort=isExpired.id', undefined, 400],
    ['GET', '/crm-proposals?sort=lines.price', undefined, 400],
    ['GET', '/crm-orders?sort=-delivery', undefined, 400],
    ['PATCH', '/crm-proposals?where[name][exists]=true&sort=lines', { name: 'x' }, 400],
    ['GET', `/crm-leads/${ZERO}?data=lead`, undefined, 400],
    ['GET', '/crm-leads/versions', undefined, 403],
    ['GET', `/crm-leads/versions/${ZERO}`, undefined, 403],
    ['POST', `/crm-leads/versions/${ZERO}`, undefined, 404],
    ['GET', '/crm/leads?where[pipeline][contains]=0', undefined, 400],
    ['PATCH', `/crm-proposals?where[lines][equals]=${ZERO}`, { name: 'x' }, 400],
    ['PATCH', '/crm-pipelines?where[_order][equals]=0', { name: 'x' }, 400],
    ['DELETE', '/crm-companies?where[name][equals][a]=0', undefined, 400],
    ['GET', '/crm-leads/%E0%A4%A', undefined, 400],
    ['GET', '/crm/leads/%E0%A4%A', undefined, 400],
    ['POST', '/crm-leads', '{"companyName": ', 400],
    ['POST', '/crm-leads', [], 400],
    ['POST', '/crm-leads', '"Acme"', 400],
    ['POST', '/crm-leads', `{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400],
    ['POST', '/crm-leads', { companyName: 'A', owner: 'nobody' }, 400],
    ['POST', '/crm-leads', { companyName: 'A', estimatedValue: 1e308 }, 400],
    ['POST', '/crm-orders', { name: 'A', lead: 'nope' }, 400],
    ['POST', '/crm-orders', { name: 'A', lead: { x: 1 } }, 400],
    ['POST', '/crm-companies', { name: 'A', renewalDate: 8640000000000001 }, 400],
    ['POST', '/crm-pipelines', { name: 'A', key: 'a', stages: 0.3 }, 400],
    ['POST', '/crm-leads', { companyName: 'A', tags: '' }, 400],
    ...['', {}, 'x', 5, true, [null], [[]], ['x']].map(
      (lines): ['POST', string, unknown, number] => [
        'POST',
        '/crm-proposals',
        { name: 'A', lead: ZERO, lines },
        400,
      ],
    ),
    ['POST', '/crm-performance', { spend: { $ne: 1 } }, 400],
    ['POST', '/crm-orders', { name: 'A', delivery: null }, 400],
    ['POST', '/crm-sales-goals', { period: '\u0000', start: '2026-01-01', target: 0 }, 400],
  ])(
    '%s %s is answered with an error, and nothing is written',
    async (method, path, body, status) => {
      const before = await fingerprint({ payload })
      const answer = await send(method, path, body)
      expect(answer).toMatchObject({
        body: { errors: [{ message: expect.any(String) }] },
        status,
      })
      expect(await fingerprint({ payload })).toEqual(before)
    },
  )

  it.each(['companyName', '-owner.email,companyName', 'pipeline&sort=stage', ''])(
    'sorts by %s',
    async (sort) => {
      expect(await send('GET', `/crm-leads?sort=${sort}`)).toMatchObject({
        body: { docs: [{ id: lead }] },
        status: 200,
      })
    },
  )

  it('takes a list that is null for an empty one', async () => {
    const { body, status } = await send('POST', '/crm-orders', { name: 'A', lead, lines: null })
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({ lines: [] })
  })

  it.each([
    'where[pipeline][equals]=nope',
    'where[estimatedValue][greater_than]=1e999',
    'where[createdAt][equals]=yesterday',
  ])('finds nothing for what no record could have: %s', async (query) => {
    expect(await send('GET', `/crm-leads?${query}`)).toMatchObject({
      body: { docs: [] },
      status: 200,
    })
  })

  it.each(['?limit=0', '?pagination=false', '?limit=1000000', '?limit=-3', '?limit=many'])(
    'gives no more than a page for %s',
    async (query) => {
      const { body, status } = await send('GET', `/crm-leads${query}`)
      expect(status).toBe(200)
      expect(body.docs?.length).toBeLessThanOrEqual(1000)
      expect(body.limit).toBe(1000)
    },
  )

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    [
      'a cut',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="_pay',
    ],
    ['a bad head', 'multipart/form-data; boundary=x', '--x\r\n: \r\n\r\nx\r\n--x--'],
    [
      'no JSON inside',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{\r\n--x--\r\n',
    ],
  ])('refuses a form with %s', async (_, type, form) => {
    const answer = await send('POST', '/crm-leads', form, { 'Content-Type': type })
    expect(answer).toMatchObject({
      body: { errors: [{ message: expect.any(String) }] },
      status: 400,
    })
  })

  it('takes no id and no time of creation from a client', async () => {
    const forged = {
      id: '00000000-0000-4000-8000-000000000000',
      companyName: 'Forged',
      createdAt: '2001-01-01T00:00:00.000Z',
      updatedAt: '2001-01-01T00:00:00.000Z',
    }
    const created = await send('POST', '/crm-leads', forged)
    expect(created.status).toBe(201)
    expect(created.body.doc?.id).not.toBe(forged.id)
    expect(created.body.doc?.createdAt).not.toBe(forged.createdAt)
    const changed = await send('PATCH', `/crm-leads/${lead}`, { ...forged, notes: 'x' })
    expect(changed.body.doc).toMatchObject({ id: lead, notes: 'x' })
    expect(changed.body.doc?.createdAt).not.toBe(forged.createdAt)
    expect(changed.body.doc?.updatedAt).not.toBe(forged.updatedAt)
  })

  it('says why a write was refused as /api/crm does', async () => {
    const { body, status } = await send('PATCH', `/crm-leads/${lead}`, {
      notes: 'late',
      version: '2001-01-01T00:00:00.000Z',
    })
    expect(status).toBe(409)
    expect(body.errors).toMatchObject([
      { data: { code: 'version_conflict', current: { id: lead } }, message: expect.any(String) },
    ])
  })

  it("keeps the shape of Payload's own complaints, which mark the fields of a form", async () => {
    const { body, status } = await send('POST', '/crm-leads', {
      companyName: '',
      contactEmail: 'nobody',
    })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([
      { data: { errors: [{ path: 'companyName' }, { path: 'contactEmail' }] } },
    ])
  })
})

it('answers what is no route beneath /api/crm in its own shape', async () => {
  const answer = await send('POST', '/crm/nothing/here', {})
  expect(answer).toMatchObject({
    body: { errors: [{ data: { code: 'not_found' }, message: expect.any(String) }] },
    status: 404,
  })
})

describe('GraphQL', () => {
  const ask = (args: string) =>
    graphql({ as: team.admin, payload, source: `{ CrmOrders(${args}) { docs { id } } }` })

  it('refuses what cannot be sorted by, as REST does', async () => {
    const { errors } = await ask('sort: "name,lines.label"')
    expect(errors).toMatchObject([
      {
        extensions: { data: { code: 'invalid_input', field: 'sort' } },
        message: 'Records cannot be sorted by "lines.label".',
      },
    ])
  })

  it('may ask for a field of a group, which it spells in its own way', async () => {
    const where = '{ delivery__clicks: { greater_than: 1000000 } }'
    expect(await ask(`where: ${where}, sort: "delivery__clicks"`)).toMatchObject({
      data: { CrmOrders: { docs: [] } },
    })
  })
})

describe('the Local API', () => {
  it('leaves out what cannot be sorted by: the admin panel remembers it', async () => {
    const names = ['Sorted A', 'Sorted C', 'Sorted B']
    for (const companyName of names) {
      await payload.create({ collection: 'crm-leads', data: { companyName } })
    }
    const { docs } = await payload.find({
      collection: 'crm-leads',
      overrideAccess: false,
      sort: ['lines.nope', '-companyName', 'tags'],
      user: team.admin.user,
      where: { companyName: { in: names } },
    })
    expect(docs.map(({ companyName }) => companyName)).toEqual(names.sort().reverse())
  })

  it("refuses values without the form of their fields, also in the system's own work", async () => {
    await expect(
      payload.create({
        collection: 'crm-proposals',
        data: { name: 'A', lead, lines: 'Banner' } as never,
      }),
    ).rejects.toMatchObject({ data: { errors: [{ path: 'lines' }] }, status: 400 })
  })
})
