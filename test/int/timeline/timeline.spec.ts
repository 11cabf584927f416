import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string } & Record<string, unknown>
type Page = { docs: Doc[]; nextCursor: null | string }

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const create = async (collection: string, data: Record<string, unknown>): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString()

let events = 0

const createEvent = (contact: string, minute: number, data: Record<string, unknown> = {}) =>
  create('crm-engagement-events', {
    id: `event-${(events += 1)}`,
    contact,
    kind: 'visit',
    occurredAt: at(minute),
    ...data,
  })

const logged = (minute: number, data: Record<string, unknown>) =>
  create('crm-activities', { type: 'note', occurredAt: at(minute), ...data })

const get = (path: string, as: Member = team.rep) =>
  rest<Page>({ as, path: `/crm${path}`, payload })

const whenOf = ({ docs }: Page): number[] =>
  docs.map(({ occurredAt }) => new Date(String(occurredAt)).getUTCMinutes())

/** Two people of a company, one of them with a lead, and a moment for everything around them. */
const createWorld = async () => {
  const company = await create('crm-companies', { name: 'Acme' })
  const ann = await create('crm-contacts', { company: company.id, firstName: 'Ann' })
  const bob = await create('crm-contacts', { company: company.id, firstName: 'Bob' })
  const lead = await create('crm-leads', {
    company: company.id,
    companyName: 'Acme',
    contact: ann.id,
  })
  await logged(1, { type: 'call', contact: ann.id })
  await createEvent(ann.id, 2)
  await logged(3, { type: 'meeting', lead: lead.id })
  await createEvent(ann.id, 4, { kind: 'email_open' })
  await logged(5, { type: 'email', contact: bob.id })
  await createEvent(bob.id, 6, { kind: 'form', meta: { page: '/rates' } })
  await logged(7, { company: company.id })
  return { ann, bob, company, lead }
}

describe('the timeline', () => {
  it('of a person has what was noted and what was reported in one order', async () => {
    const { ann, lead } = await createWorld()
    const { body } = await get(`/contacts/${ann.id}/timeline`)
    expect(whenOf(body)).toEqual([4, 3, 2, 1])
    expect(body.nextCursor).toBeNull()
    expect(body.docs[1]).toMatchObject({
      type: 'meeting',
      contact: { id: ann.id },
      kind: 'activity',
      lead: { id: lead.id, name: 'Acme' },
    })
    expect(body.docs[0]).toMatchObject({ type: 'email_open', kind: 'event' })
  })

  it('of a company is that of all its people and leads, each thing once', async () => {
    const { bob, company } = await createWorld()
    const { body } = await get(`/companies/${company.id}/timeline`)
    expect(whenOf(body)).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(body.docs[1]).toMatchObject({ contact: { id: bob.id }, meta: { page: '/rates' } })
  })

  it('of a lead has what hangs on it, and what its person did', async () => {
    const { lead } = await createWorld()
    expect(whenOf((await get(`/leads/${lead.id}/timeline`)).body)).toEqual([4, 3, 2])
  })

  it('of a person reaches what was noted on a lead before it was theirs', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    await logged(8, { type: 'call', lead: lead.id })
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    await payload.update({ id: lead.id, collection: 'crm-leads', data: { contact: ann.id } })
    expect(whenOf((await get(`/contacts/${ann.id}/timeline?types=call`)).body)).toEqual([8])
  })

  it('is there under its other name', async () => {
    const { ann } = await createWorld()
    const { body } = await get(`/contacts/${ann.id}/interactions?limit=2`)
    expect(whenOf(body)).toEqual([4, 3])
  })

  it('shows the types asked for', async () => {
    const { ann } = await createWorld()
    const types = (list: string) => get(`/contacts/${ann.id}/timeline?types=${list}`)
    expect(whenOf((await types('call,email_open')).body)).toEqual([4, 1])
    expect(whenOf((await types('visit')).body)).toEqual([2])
    expect((await types('dance')).status).toBe(400)
    expect((await types('')).status).toBe(400)
  })

  it('leaves out what machines did, and what lies in the trash', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    await createEvent(ann.id, 1, { isMachine: true, kind: 'email_open' })
    const note = await logged(2, { contact: ann.id })
    await payload.update({ id: note.id, collection: 'crm-activities', data: { deletedAt: at(9) } })
    expect((await get(`/contacts/${ann.id}/timeline`)).body.docs).toEqual([])
  })

  it('goes on where a page ended, also among entries of the same moment', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    for (const _ of Array(5)) {
      await logged(1, { contact: ann.id })
      await createEvent(ann.id, 1)
    }
    const seen: string[] = []
    let cursor = ''
    for (const count of [3, 3, 3, 1]) {
      const { body } = await get(`/contacts/${ann.id}/timeline?limit=3${cursor}`)
      expect(body.docs).toHaveLength(count)
      seen.push(...body.docs.map(({ id }) => id))
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(cursor).toBe('&cursor=null')
    expect(new Set(seen).size).toBe(10)
  })

  it.each(['x', 'null', Buffer.from('[1,2]').toString('base64url')])(
    'refuses %s, which is no cursor of its',
    async (cursor) => {
      const { ann } = await createWorld()
      expect((await get(`/contacts/${ann.id}/timeline?cursor=${cursor}`)).status).toBe(400)
    },
  )

  it('is not there for who is not there', async () => {
    const { ann } = await createWorld()
    await payload.update({ id: ann.id, collection: 'crm-contacts', data: { deletedAt: at(9) } })
    expect((await get(`/contacts/${ann.id}/timeline`)).status).toBe(404)
    expect((await get('/contacts/nobody/timeline')).status).toBe(404)
  })

  it('says who wrote it, and whether the reader may change it', async () => {
    const { body } = await rest<{ doc: Doc }>({
      as: team.rep,
      body: {
        type: 'task',
        assignee: team.colleague.user.id,
        dueAt: '2026-06-01',
        subject: 'Call',
      },
      method: 'POST',
      path: '/crm/activities',
      payload,
    })
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    const change = { contact: ann.id }
    await payload.update({ id: body.doc.id, collection: 'crm-activities', data: change })
    const entry = async (as: Member) => (await get(`/contacts/${ann.id}/timeline`, as)).body.docs[0]
    expect(await entry(team.rep)).toMatchObject({
      author: { id: team.rep.user.id },
      canWrite: true,
      dueDay: '2026-06-01',
    })
    expect(await entry(team.viewer)).toMatchObject({ canWrite: false })
  })

  it('reads the same few rows at any depth of a long one', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    await payload.db.drizzle.execute(
      sql`insert into crm_engagement_events (id, contact_id, kind, occurred_at)
        select 'long-' || n, ${ann.id}, 'visit', timestamptz '2026-01-01' + n * interval '1 minute'
        from generate_series(1, 20000) n` as never,
    )
    await payload.db.drizzle.execute(sql`analyze crm_engagement_events` as never)
    const deep = Buffer.from(JSON.stringify(['2026-01-02T00:00:00.000Z', 'z'])).toString(
      'base64url',
    )
    const { body } = await get(`/contacts/${ann.id}/timeline?limit=2&cursor=${deep}`)
    expect(body.docs.map(({ id }) => id)).toEqual(['long-1440', 'long-1439'])
  })
})
