import type { Payload } from 'payload'

import fc from 'fast-check'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Answer = { errors?: { data: { code: string; field?: string }; message: string }[] }

let payload: Payload
let stop: () => Promise<void>
let team: Team
let lead: string

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const doc = await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' } })
  lead = String(doc.id)
})

afterAll(() => stop())

const send = (
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => rest<Answer>({ as: team.admin, body, headers, method, path: `/crm${path}`, payload })

describe('a body that makes no sense', () => {
  it.each<[string, unknown, Record<string, string> | undefined, number]>([
    ['no JSON', '{"companyName": ', undefined, 400],
    ['an array', [], undefined, 400],
    ['a word', '"Acme"', undefined, 400],
    ['nothing', '', undefined, 400],
    ['another type', 'companyName=Acme', { 'Content-Type': 'text/plain' }, 400],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), undefined, 400],
    ['unknown keys', { companyName: 'Acme', nope: 1 }, undefined, 400],
    ['an id', { id: 'mine', companyName: 'Acme' }, undefined, 400],
    ['a time of creation', { companyName: 'Acme', createdAt: '2020-01-01' }, undefined, 400],
    ['a score', { aiScore: 100, companyName: 'Acme' }, undefined, 400],
    ['a prototype', '{"companyName":"Acme","__proto__":{"x":1}}', undefined, 400],
    ['text where a number belongs', { companyName: 'A', estimatedValue: '5' }, undefined, 400],
    ['a number beyond all bounds', '{"companyName":"A","estimatedValue":1e308}', undefined, 400],
    ['a negative value', { companyName: 'A', estimatedValue: -1 }, undefined, 400],
    ['a name too long', { companyName: 'x'.repeat(201) }, undefined, 400],
    ['a date that is none', { companyName: 'A', expectedCloseDate: '2026-02-30' }, undefined, 400],
    ['an owner who cannot be', { companyName: 'A', owner: 'nobody' }, undefined, 400],
    [
      'an owner who is not',
      { companyName: 'A', owner: '00000000-0000-0000-0000-000000000000' },
      undefined,
      400,
    ],
    ['an object as an id', { company: { $ne: 1 }, companyName: 'A' }, undefined, 400],
    ['no place on a board', { boardOrder: 'ZZ top', companyName: 'A' }, undefined, 400],
    ['another currency', { companyName: 'A', currency: 'XXX' }, undefined, 400],
    ['five megabytes', JSON.stringify({ notes: 'x'.repeat(5_000_000) }), undefined, 413],
  ])('is refused with a sentence, and nothing is written: %s', async (_, body, headers, status) => {
    const before = await fingerprint({ payload })
    const answer = await send('POST', '/leads', body, headers)
    expect(answer).toMatchObject({
      body: { errors: [{ data: { code: expect.any(String) }, message: expect.any(String) }] },
      status,
    })
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it.each([
    '/leads/nope',
    '/leads/00000000-0000-0000-0000-000000000000',
    '/leads/%00',
    '/orders/1',
    '/performance/..%2f',
  ])('an id nobody has, %s, is answered with 404', async (path) => {
    const answers = [
      await send('GET', path),
      await send('PATCH', path, {}),
      await send('DELETE', path),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

describe('PUT', () => {
  it('does what PATCH does', async () => {
    const { status } = await send('PUT', `/leads/${lead}`, { notes: 'put' })
    expect(status).toBe(200)
    expect(await payload.findByID({ id: lead, collection: 'crm-leads' })).toMatchObject({
      companyName: 'Acme',
      notes: 'put',
    })
  })
})

describe('whatever a client sends', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0000', '\uD800', 1e308, -0, 2 ** 60, '2026-13-45', 'closed_won', 'new_logo'),
  )
  const keys = [
    ...['actualValue', 'boardOrder', 'company', 'companyName', 'contactEmail', 'contactPhone'],
    ...['currency', 'estimatedValue', 'expectedCloseDate', 'lead', 'lines', 'lostReason', 'name'],
    ...['notes', 'order', 'owner', 'periodEnd', 'periodStart', 'pipeline', 'source', 'stage'],
    ...['status', 'tags', 'version', 'clicks', 'campaignName'],
  ]
  const body = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), value, { maxKeys: 6 })
  const query = fc.dictionary(
    fc.constantFrom('q', 'limit', 'page', 'sort', 'stage', 'owner', 'where', 'depth', 'cursor'),
    fc.string({ unit: 'binary' }),
    { maxKeys: 3 },
  )

  const isProper = ({ body: answer, status }: { body: Answer; status: number }): boolean =>
    status < 500 && (status < 400 || Array.isArray(answer.errors))

  const toQuery = (parts: Record<string, string>): string =>
    new URLSearchParams(
      Object.entries(parts).map(([key, text]) => [key, text.toWellFormed()]),
    ).toString()

  it.each(['/leads', '/proposals', '/orders', '/performance'])(
    'to POST %s, it is no error of the server',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(body, async (data) => {
          expect(isProper(await send('POST', path, data))).toBe(true)
        }),
        { numRuns: 60 },
      )
    },
    180_000,
  )

  it('to PATCH /leads/:id, it is no error of the server', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (data) => {
        expect(isProper(await send('PATCH', `/leads/${lead}`, data))).toBe(true)
      }),
      { numRuns: 120 },
    )
  }, 180_000)

  it.each(['/leads', '/deals', '/board/new_logo', '/orders'])(
    'to GET %s, it is no error of the server',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(query, async (parts) => {
          expect(isProper(await send('GET', `${path}?${toQuery(parts)}`))).toBe(true)
        }),
        { numRuns: 80 },
      )
    },
    180_000,
  )
})
