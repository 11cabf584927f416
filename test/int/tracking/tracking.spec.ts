import type { Payload } from 'payload'
import type pg from 'pg'

import { randomUUID } from 'node:crypto'
import { getCRM } from 'payload-crm'

import type { Team } from '../../support/team.js'

import { trackingTokenOf } from '../../../src/utilities/trackingToken.js'
import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { requestRest, rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { addContact, readContact } from '../audience/world.js'
import { query } from '../import/importFolder.js'

const SITE = 'https://www.example.com'
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const PERSON = { 'User-Agent': CHROME }
/** It stays: what happens within a minute, or five seconds, does so on a busy machine as well. */
const NOW = new Date()
const AN_HOUR_AGO = new Date(NOW.getTime() - 3_600_000).toISOString()

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    plugin: {
      audience: { trackingOrigins: [SITE] },
      rateLimits: { tracking: { points: 200, seconds: 3600 } },
    },
  }))
  getCRM(payload).now = () => NOW
  team = await createTeam(payload)
})
afterAll(() => stop())

type Tracked = {
  contact: string
  links: { tracked: string; url: string }[]
  pixel: string
  visitor: string
}

const LINKS = [
  `${SITE}/offer?id=7&x=ä#top`,
  'https://elsewhere.example.org/a',
  'http://example.net/',
]

const make = (body: Record<string, unknown>, as: { token: string } = team.intake) =>
  rest<{ contacts: Tracked[]; errors: unknown }>({
    as,
    body: { links: LINKS, message: randomUUID(), sentAt: AN_HOUR_AGO, ...body },
    method: 'POST',
    path: '/crm/audience/tracking',
    payload,
  })

/** A contact and what a message to it is tracked with. */
const send = async (body: Record<string, unknown> = {}) => {
  const id = await addContact({ payload })
  const { body: made } = await make({ contacts: [id], ...body })
  return { ...made.contacts[0]!, id }
}

const visit = ({
  address,
  headers = PERSON,
}: {
  address: string
  headers?: Record<string, string>
}): Promise<Response> =>
  requestRest({ headers, path: address.slice(address.indexOf('/crm/')), payload })

const beacon = (body: unknown, headers: Record<string, string> = {}) =>
  requestRest({
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: SITE, ...PERSON, ...headers },
    method: 'POST',
    path: '/crm/track/visit',
    payload,
  })

const eventsOf = (contact: string) =>
  query<{ is_machine: boolean; kind: string; meta: Record<string, string>; source: string }>({
    payload,
    text: `select kind::text, is_machine, source, meta from crm_engagement_events
           where contact_id = '${contact}' order by kind, is_machine`,
  })

describe('a message', () => {
  it('gets an image, links and a name for the beacon, for many contacts at once', async () => {
    const ids = [await addContact({ payload }), await addContact({ payload })]
    const email = `${randomUUID()}@example.com`
    await addContact({ data: { email }, payload })
    const { body, status } = await make({ contacts: [...ids, email.toUpperCase()] })
    expect(status).toBe(200)
    expect(body.contacts.map(({ contact }) => contact)).toEqual([...ids, email.toUpperCase()])
    expect(new Set(body.contacts.map(({ pixel }) => pixel)).size).toBe(3)
    expect(body.contacts[0]!.links.map(({ url }) => url)).toEqual(LINKS)
    expect(JSON.stringify(body.contacts[2]!.links)).not.toContain(email)
    expect(body.contacts[0]!.pixel).toMatch(/^http:\/\/localhost:3000\/api\/crm\/track\/open\//)
  })

  it('has the same targets when it is asked for again', async () => {
    const message = randomUUID()
    await send({ message })
    await send({ message })
    const rows = await query({
      payload,
      text: `select url from crm_tracked_links where message = '${message}'`,
    })
    expect(rows).toHaveLength(LINKS.length)
  })

  it.each([
    ['a contact nobody knows', { contacts: [randomUUID()] }, 'contacts.0'],
    ['an address nobody has', { contacts: ['nobody@example.com'] }, 'contacts.0'],
    ['a script', { links: ['https://example.com', 'javascript:alert(1)'] }, 'links.1'],
    ['a file', { links: ['file:///etc/passwd'] }, 'links.0'],
    ['a password', { links: ['https://me:secret@example.com'] }, 'links.0'],
    ['a path', { links: ['//example.com/a'] }, 'links.0'],
    ['no name', { message: '' }, 'message'],
    ['a time that is none', { sentAt: 'soon' }, 'sentAt'],
  ])('is refused with %s, and nothing is stored', async (_, given, field) => {
    const contacts = [await addContact({ payload })]
    const before = await fingerprint({ payload })
    const { body, status } = await make({ contacts, ...given })
    expect(status).toBe(400)
    expect(body.errors).toEqual([
      expect.objectContaining({ data: expect.objectContaining({ field }) }),
    ])
    expect(await fingerprint({ payload })).toEqual(before)
  })
})

describe('the image', () => {
  it('reports an open once a minute, and is kept by no cache', async () => {
    const { id, pixel } = await send()
    const answer = await visit({ address: pixel })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('image/gif')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 6).toString()).toBe('GIF89a')
    await visit({ address: pixel })
    expect(await eventsOf(id)).toEqual([
      expect.objectContaining({ is_machine: false, kind: 'email_open', source: 'pixel' }),
    ])
  })

  it.each([
    ['nonsense', () => 'x'],
    [
      'another signature',
      () => `${Buffer.from('["a","b",1]').toString('base64url')}.${'A'.repeat(22)}`,
    ],
    [
      'a contact nobody knows',
      () =>
        trackingTokenOf({ kind: 'open', secret: payload.secret, values: [randomUUID(), 'm', 1] }),
    ],
    [
      'a contact that is no id',
      () => trackingTokenOf({ kind: 'open', secret: payload.secret, values: ["'; drop", 'm', 1] }),
    ],
    ['a very long text', () => 'x'.repeat(5000)],
  ])('is the same for %s, and nothing is written', async (_, token) => {
    const before = await fingerprint({ payload })
    const answer = await visit({ address: `/crm/track/open/${token()}` })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/gif'])
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it('counts for nothing when a machine fetches it', async () => {
    const { id, pixel } = await send()
    await visit({ address: pixel, headers: { 'User-Agent': 'Mozilla/5.0' } })
    expect(await eventsOf(id)).toEqual([expect.objectContaining({ is_machine: true })])
    expect(await readContact({ id, payload })).toMatchObject({ emailsOpenedCount: 0 })
    await visit({ address: pixel })
    expect(await readContact({ id, payload })).toMatchObject({ emailsOpenedCount: 1 })
  })

  it('takes an open right after sending for a machine’s', async () => {
    const { id, pixel } = await send({ sentAt: NOW.toISOString() })
    await visit({ address: pixel })
    expect(await eventsOf(id)).toEqual([expect.objectContaining({ is_machine: true })])
  })
})

describe('a link', () => {
  it('leads to its target, and reports the click', async () => {
    const { id, links } = await send()
    const answer = await visit({ address: `${links[1]!.tracked}?utm=x` })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe(LINKS[1])
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    expect(await eventsOf(id)).toEqual([
      expect.objectContaining({ is_machine: false, kind: 'email_click', source: 'link' }),
    ])
    expect(await readContact({ id, payload })).toMatchObject({ emailsClickedCount: 1 })
  })

  it('tells the host’s own site who comes, and others not', async () => {
    const { links, visitor } = await send()
    const [own, other] = [
      await visit({ address: links[0]!.tracked }),
      await visit({ address: links[2]!.tracked }),
    ]
    const location = new URL(own.headers.get('Location')!)
    expect(location.searchParams.get('crm_visitor')).toBe(visitor)
    expect([location.searchParams.get('id'), location.hash]).toEqual(['7', '#top'])
    expect(other.headers.get('Location')).toBe(LINKS[2])
    const asked = await visit({
      address: links[0]!.tracked,
      headers: { ...PERSON, 'Sec-GPC': '1' },
    })
    expect(asked.headers.get('Location')).not.toContain('crm_visitor')
  })

  it.each([
    ['nonsense', () => 'x'],
    ['an address of elsewhere', () => encodeURIComponent('https://evil.example')],
    [
      'a link that is not stored',
      () =>
        trackingTokenOf({
          kind: 'click',
          secret: payload.secret,
          values: ['1', 'https://evil.example', 1],
        }),
    ],
  ])('is a page in plain words for %s', async (_, token) => {
    const answer = await visit({ address: `/crm/track/click/${token()}` })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toContain('text/html')
    const page = await answer.text()
    expect(page).toContain('This link leads nowhere')
    expect(page).not.toContain('evil.example')
  })

  it('still leads there once the contact is gone', async () => {
    const { id, links } = await send()
    await payload.update({
      id,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
    })
    const answer = await visit({ address: links[1]!.tracked })
    expect(answer.headers.get('Location')).toBe(LINKS[1])
    expect(await eventsOf(id)).toEqual([])
  })

  it('leads there in time while the contact is locked', async () => {
    const { id, links } = await send()
    const { pool } = payload.db as unknown as { pool: pg.Pool }
    const client = await pool.connect()
    await client.query('begin')
    await client.query('select 1 from crm_contacts where id = $1 for update', [id])
    const answer = await visit({ address: links[1]!.tracked })
    await client.query('rollback')
    client.release()
    expect(answer.headers.get('Location')).toBe(LINKS[1])
    expect(await eventsOf(id)).toEqual([])
  })

  it('of an image is none', async () => {
    const { pixel } = await send()
    expect((await visit({ address: pixel.replace('/open/', '/click/') })).status).toBe(404)
  })

  it('is followed by a scanner where all of a mail are followed at once', async () => {
    const { id, links } = await send()
    for (const { tracked } of links) {
      await visit({ address: tracked })
    }
    const clicks = await eventsOf(id)
    expect(clicks).toHaveLength(3)
    expect(clicks.at(-1)).toMatchObject({ is_machine: true })
  })
})

describe('the beacon', () => {
  it('reports a visit, once for a session, with the page and nothing behind its address', async () => {
    const { id, visitor } = await send()
    const page = `${SITE}/news?email=ann@example.com#top`
    const answer = await beacon({ contact: visitor, page })
    expect(answer.status).toBe(202)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    await beacon({ contact: visitor, page: `${SITE}/other` })
    expect(await eventsOf(id)).toMatchObject([
      { is_machine: false, kind: 'visit', meta: { page: `${SITE}/news` }, source: 'beacon' },
    ])
  })

  it.each([
    ['asks not to be tracked', { DNT: '1' }],
    ['asks not to be sold', { 'Sec-GPC': '1' }],
  ])('passes over who %s', async (_, headers) => {
    const { id, visitor } = await send()
    expect((await beacon({ contact: visitor }, headers)).status).toBe(202)
    expect(await eventsOf(id)).toEqual([])
  })

  it.each([
    ['another site', { contact: 'x' }, { Origin: 'https://evil.example' }, 403],
    ['no site', { contact: 'x' }, { Origin: 'null' }, 403],
    ['no JSON', '{', {}, 400],
    ['no text', '\u{FFFD}\0', {}, 400],
    ['nobody', {}, {}, 400],
    ['a list', [], {}, 400],
    ['ten megabytes', 'x'.repeat(10_000_000), {}, 413],
    ['a forged name', { contact: 'a.b' }, {}, 202],
  ])('takes nothing from %s', async (_, body, headers, status) => {
    const before = await fingerprint({ payload })
    expect((await beacon(body, headers)).status).toBe(status)
    expect(await fingerprint({ payload })).toEqual(before)
  })
})

describe('the limit', () => {
  it('keeps an address from reporting on and on, and people still get what they came for', async () => {
    const { id, links, pixel } = await send()
    const headers = { ...PERSON, 'X-Forwarded-For': '203.0.113.9' }
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        Array.from({ length: 20 }, () => visit({ address: '/crm/track/open/x', headers })),
      )
    }
    expect((await visit({ address: pixel, headers })).headers.get('Content-Type')).toBe('image/gif')
    expect(await eventsOf(id)).toEqual([])
    expect((await visit({ address: links[0]!.tracked, headers })).status).toBe(429)
    expect((await visit({ address: pixel })).status).toBe(200)
    expect(await eventsOf(id)).toHaveLength(1)
  })
})

describe('the key of a machine that reports', () => {
  const KEY = randomUUID()
  const headers = { Authorization: `users API-Key ${KEY}` }
  const call = (path: string, body?: unknown) =>
    requestRest({
      headers,
      path,
      payload,
      ...(body !== undefined && { body, method: 'POST' as const }),
    })

  beforeAll(() =>
    payload.update({
      id: team.intake.user.id,
      collection: 'users',
      data: { apiKey: KEY, enableAPIKey: true },
    }),
  )

  it('reports events and tracks messages', async () => {
    const id = await addContact({ payload })
    const events = [{ id: 'a', contact: id, kind: 'form', meta: {}, occurredAt: NOW.toISOString() }]
    const answer = await call('/crm/audience/events', { events })
    expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
    const message = { contacts: [id], links: LINKS, message: 'november' }
    expect((await call('/crm/audience/tracking', message)).status).toBe(200)
  })

  it.each([
    '/crm/contacts',
    '/crm/companies',
    '/crm/leads',
    '/crm/board/new_business',
    '/crm-contacts',
    '/crm-engagement-events',
    '/crm-activities',
    '/globals/crm-settings',
  ])('does not read %s', async (path) => {
    await addContact({ payload })
    expect((await call(path)).status).toBe(403)
  })
})
