import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string; updatedAt: string } & Record<string, unknown>
/** It stays, so that no day ends between what is written and what is read. */
const NOW = new Date()

type Answer = { doc: Doc; errors: { data: { code: string; field: string }; message: string }[] }

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  getCRM(payload).now = () => NOW
  team = await createTeam(payload)
})

afterAll(() => stop())

const create = async (collection: string, data: Record<string, unknown>): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const read = async (collection: string, id: string): Promise<Doc> =>
  (await payload.findByID({ id, collection, depth: 0 })) as unknown as Doc

const send = (
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST',
  path: string,
  { as = team.manager, body }: { as?: Member; body?: unknown } = {},
) => rest<Answer>({ as, body, method, path: `/crm/activities${path}`, payload })

const log = async (body: Record<string, unknown>, as?: Member): Promise<Doc> =>
  (await send('POST', '', { as, body })).body.doc

const ago = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString()

/** A person of a company with a lead. */
const createPerson = async () => {
  const company = await create('crm-companies', { name: 'Acme' })
  const contact = await create('crm-contacts', { company: company.id, firstName: 'Ann' })
  const lead = await create('crm-leads', {
    company: company.id,
    companyName: 'Acme',
    contact: contact.id,
  })
  return { company, contact, lead }
}

describe('logging', () => {
  it('keeps what was said, how it went, and by whom it was written', async () => {
    const { contact } = await createPerson()
    const call = {
      type: 'call',
      body: 'Wants a larger banner.',
      contact: contact.id,
      direction: 'outbound',
      durationSeconds: 340,
      outcome: 'Interested',
      sentiment: 'positive',
      subject: 'Spring',
    }
    expect(await log(call, team.rep)).toMatchObject({ ...call, author: team.rep.user.id })
  })

  it('names the contact and the company of a lead, and the company of a contact', async () => {
    const { company, contact, lead } = await createPerson()
    expect(await log({ type: 'call', lead: lead.id })).toMatchObject({
      company: company.id,
      contact: contact.id,
    })
    expect(await log({ type: 'note', contact: contact.id })).toMatchObject({
      company: company.id,
      lead: null,
    })
  })

  it.each([
    [{ type: 'task' }, 'subject'],
    [{ type: 'call', dueAt: '2026-12-01' }, 'dueAt'],
    [{ type: 'sms', occurredAt: '2090-01-01T00:00:00Z' }, 'occurredAt'],
    [{ type: 'stage_change' }, 'type'],
    [{ type: 'call', durationSeconds: -1 }, 'durationSeconds'],
    [{ type: 'call', sentiment: 'furious' }, 'sentiment'],
    [{ type: 'note', author: '1' }, undefined],
  ])('refuses %j and names the field', async (body, field) => {
    const answer = await send('POST', '', { body })
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]?.data).toEqual({ code: 'invalid_input', field })
  })

  it.each(['stage_change', 'journey_change', 'consent_change'])(
    'leaves a %s to the system, by any door',
    async (type) => {
      const { contact } = await createPerson()
      const history = await create('crm-activities', { type, contact: contact.id })
      const path = `/crm-activities/${history.id}`
      const as = team.admin
      const forged = { type, contact: contact.id }
      const answers = [
        await rest({ as, body: forged, method: 'POST', path: '/crm-activities', payload }),
        await rest({ as, body: { body: 'x' }, method: 'PATCH', path, payload }),
        await rest({ as, body: { deletedAt: ago(0) }, method: 'PATCH', path, payload }),
        await rest({ as, method: 'DELETE', path, payload }),
        await send('PATCH', `/${history.id}`, { as, body: { body: 'x' } }),
        await send('DELETE', `/${history.id}`, { as }),
      ]
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
    },
  )
})

describe('what is known of a lead, a company and a person', () => {
  it('follows what is logged, forward alone, and nobody’s edit is touched', async () => {
    const { company, contact, lead } = await createPerson()
    const late = ago(2)
    await log({ type: 'call', lead: lead.id, occurredAt: late })
    await log({ type: 'email', lead: lead.id, occurredAt: ago(9) })
    expect(await read('crm-contacts', contact.id)).toMatchObject({
      lastInteractionAt: late,
      totalInteractions: 2,
      updatedAt: contact.updatedAt,
    })
    expect(await read('crm-companies', company.id)).toMatchObject({
      lastActivityAt: late,
      updatedAt: company.updatedAt,
    })
    const touched = await read('crm-leads', lead.id)
    expect(Date.parse(String(touched.lastActivityAt))).toBeGreaterThanOrEqual(Date.parse(late))
    expect(touched.updatedAt).toBe(lead.updatedAt)
  })

  it('counts as having been in touch neither notes nor tasks nor what is planned', async () => {
    const { contact } = await createPerson()
    await log({ type: 'note', contact: contact.id })
    await log({ type: 'task', contact: contact.id, subject: 'Send rates' })
    await log({ type: 'meeting', contact: contact.id, occurredAt: ago(-3) })
    expect(await read('crm-contacts', contact.id)).toMatchObject({
      lastInteractionAt: null,
      totalInteractions: 0,
    })
  })

  it('counts an activity no more that was moved away or thrown away', async () => {
    const { contact } = await createPerson()
    const other = await createPerson()
    const call = await log({ type: 'call', contact: contact.id })
    const mail = await log({ type: 'email', contact: contact.id })
    await send('PATCH', `/${call.id}`, { body: { contact: other.contact.id } })
    await send('DELETE', `/${mail.id}`)
    const total = async (id: string) => (await read('crm-contacts', id)).totalInteractions
    expect(await total(contact.id)).toBe(0)
    expect(await total(other.contact.id)).toBe(1)
  })

  it('counts each of many that come at once', async () => {
    const { contact } = await createPerson()
    await Promise.all(Array.from({ length: 12 }, () => log({ type: 'call', contact: contact.id })))
    expect(await read('crm-contacts', contact.id)).toMatchObject({ totalInteractions: 12 })
  })

  it('moves a company and a lead when a task is done', async () => {
    const { company, lead } = await createPerson()
    const task = await log({
      type: 'task',
      lead: lead.id,
      occurredAt: ago(20),
      subject: 'Send rates',
    })
    const done = ago(1)
    await send('PATCH', `/${task.id}`, { body: { completedAt: done } })
    expect(await read('crm-companies', company.id)).toMatchObject({ lastActivityAt: done })
  })

  it('scores the person by it', async () => {
    const { contact } = await createPerson()
    const score = async () => (await read('crm-contacts', contact.id)).leadScore
    await log({ type: 'call', contact: contact.id })
    const before = await score()
    await log({ type: 'task', contact: contact.id, dueAt: '2020-01-01', subject: 'Late' })
    expect([before, await score()]).toEqual([21, 16])
  })
})

describe('tasks', () => {
  const day = (days: number): string => ago(-days).slice(0, 10)

  const createTasks = async () => {
    const { contact } = await createPerson()
    const make = (subject: string, dueAt?: string) =>
      log({ type: 'task', assignee: team.rep.user.id, contact: contact.id, dueAt, subject })
    await make('late', day(-1))
    await make('now', day(0))
    await make('soon', day(6))
    await make('far', day(7))
    await make('some day')
    const done = await make('done', day(-1))
    await send('PATCH', `/${done.id}`, { body: { completedAt: ago(0) } })
    return { contact, done }
  }

  const subjectsOf = async (query: string, as: Member = team.rep): Promise<unknown[]> => {
    const { body } = await rest<{ docs: Doc[] }>({ as, path: `/crm/activities?${query}`, payload })
    return body.docs.map(({ subject }) => subject).sort()
  }

  it('are listed by their day; done ones are not due', async () => {
    const { contact } = await createTasks()
    const due = (name: string) => subjectsOf(`contact_id=${contact.id}&due=${name}`)
    expect(await due('overdue')).toEqual(['late'])
    expect(await due('today')).toEqual(['now'])
    expect(await due('week')).toEqual(['soon'])
    expect(await due('open')).toEqual(['far', 'late', 'now', 'some day', 'soon'])
  })

  it('are listed by whose they are', async () => {
    const { contact } = await createTasks()
    const mine = `contact_id=${contact.id}&assignee=me`
    expect(await subjectsOf(mine)).toHaveLength(6)
    expect(await subjectsOf(mine, team.colleague)).toEqual([])
    const { status } = await send('GET', '?assignee=nobody%00')
    expect(status).toBe(400)
  })

  it('are opened again', async () => {
    const { contact, done } = await createTasks()
    await send('PATCH', `/${done.id}`, { body: { completedAt: null } })
    expect(await subjectsOf(`contact_id=${contact.id}&due=overdue`)).toEqual(['done', 'late'])
  })

  it('are the assignee’s to complete, on whosever lead, and nobody else’s', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme', owner: team.manager.user.id })
    const data = { type: 'task', assignee: team.rep.user.id, lead: lead.id, subject: 'Call' }
    const task = await log(data)
    const complete = (as: Member) =>
      send('PATCH', `/${task.id}`, { as, body: { completedAt: ago(0) } })
    expect((await complete(team.colleague)).status).toBe(403)
    expect((await complete(team.viewer)).status).toBe(403)
    expect((await complete(team.rep)).status).toBe(200)
  })
})

describe('whose they are', () => {
  it('is the author’s what hangs on no lead', async () => {
    const { contact } = await createPerson()
    const note = await log({ type: 'note', contact: contact.id }, team.rep)
    const change = (as: Member) => send('PATCH', `/${note.id}`, { as, body: { body: 'Changed' } })
    expect((await change(team.rep)).status).toBe(200)
    expect((await change(team.colleague)).status).toBe(403)
    expect((await change(team.manager)).status).toBe(200)
  })
})
