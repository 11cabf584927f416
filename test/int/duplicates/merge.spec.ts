import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Member } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { rest } from '../../support/rest.js'
import { query } from '../import/importFolder.js'

type Doc = { id: string } & Record<string, unknown>

let payload: Payload
let stop: () => Promise<void>
let manager: Member
let rep: Member
let other: Member

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  manager = await createUser({ payload, role: 'manager' })
  rep = await createUser({ payload, role: 'rep' })
  other = await createUser({ payload, role: 'rep' })
})

afterAll(() => stop())

const make = async (collection: string, data: object): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const person = (firstName: string, data: object = {}): Promise<Doc> =>
  make('crm-contacts', {
    name: `${firstName} Twin`,
    firstName,
    lastName: 'Twin',
    ...data,
  })

const read = async (collection: string, id: string): Promise<Doc> =>
  (await payload.findByID({ id, collection, depth: 0, trash: true })) as unknown as Doc

const send = async <T = Record<string, unknown>>(
  path: string,
  { as = manager, body = {} }: { as?: Member; body?: unknown } = {},
) => rest<T>({ as, body, method: 'POST', path: `/crm${path}`, payload })

const merge = (winner: Doc, loser: Doc, body: object = {}, as = manager) =>
  send<{ doc: Doc; errors: { data: { code: string } }[]; merge: { id: string } }>(
    `/contacts/${winner.id}/merge`,
    { as, body: { loser: loser.id, ...body } },
  )

const undo = (id: string, as = manager) =>
  send<{ doc: Doc; result: { keptFields: string[]; movedBack: number } }>(`/merges/${id}/undo`, {
    as,
  })

const event = (contact: Doc): Promise<Doc> =>
  make('crm-engagement-events', {
    id: randomUUID(),
    contact: contact.id,
    kind: 'visit',
    occurredAt: new Date().toISOString(),
  })

/** What a record says, without what every write changes, and what is worked out from others. */
const said = ({ leadScore: _, updatedAt: __, version: ___, ...doc }: Doc): object => doc

const countEvents = async ({ id }: Doc): Promise<number> =>
  (await payload.count({ collection: 'crm-engagement-events', where: { contact: { equals: id } } }))
    .totalDocs

/**
 * Rows of people, and of what points to them, but for history and the moments of the last write and of
 * the stage, which was another one meanwhile.
 */
const everything = (docs: Doc[]): Promise<object[]> => {
  const ids = docs.map(({ id }) => `'${id}'`).join()
  return query({
    payload,
    text: `
      select to_jsonb(c) - 'updated_at' - 'engagement_stage_entered_at' as row
      from crm_contacts c where c.id in (${ids})
      union all
      select to_jsonb(l) - 'updated_at' from crm_leads l where l.contact_id in (${ids})
      union all
      select to_jsonb(a) - 'updated_at' from crm_activities a
      where a.contact_id in (${ids}) and a.type = 'call'
      union all
      select to_jsonb(t) - 'id' from crm_contacts_texts t where t.parent_id in (${ids})
      order by 1`,
  })
}

describe('a merge', () => {
  it('keeps what was chosen, what is stricter, earlier and both; the loser lies in the trash', async () => {
    const winner = await person('Anna', {
      email: 'anna@merge.example',
      smsConsent: 'granted',
      subscribedAt: '2026-02-01T00:00:00.000Z',
      tags: ['a', 'b'],
    })
    const loser = await person('Ana', {
      doNotContact: true,
      email: 'ana@merge.example',
      jobTitle: 'Buyer',
      smsConsent: 'revoked',
      subscribedAt: '2025-02-01T00:00:00.000Z',
      tags: ['b', 'c'],
    })
    const { body, status } = await merge(winner, loser, { fields: { email: 'loser' } })
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({
      doNotContact: true,
      email: 'ana@merge.example',
      firstName: 'Anna',
      jobTitle: 'Buyer',
      smsConsent: 'revoked',
      subscribedAt: '2025-02-01T00:00:00.000Z',
      tags: ['a', 'b', 'c'],
    })
    const gone = await read('crm-contacts', loser.id)
    expect(gone.mergedInto).toBe(winner.id)
    expect(gone.deletedAt).toEqual(expect.any(String))
  })

  it('moves everything that points to the loser, and brings leads into step', async () => {
    const winner = await person('Berta', { email: 'berta@merge.example' })
    const loser = await person('Bertha', { email: 'bertha@merge.example' })
    const lead = await make('crm-leads', { companyName: 'Acme', contact: loser.id })
    const note = await make('crm-activities', { type: 'note', body: 'Hello', contact: loser.id })
    const visit = await event(loser)
    await merge(winner, loser)
    expect(await read('crm-leads', lead.id)).toMatchObject({
      contact: winner.id,
      contactEmail: 'berta@merge.example',
      contactName: 'Berta Twin',
    })
    expect((await read('crm-activities', note.id)).contact).toBe(winner.id)
    expect((await read('crm-engagement-events', visit.id)).contact).toBe(winner.id)
  })

  it('says beforehand what would become of the two, and writes nothing', async () => {
    const winner = await person('Carl', { email: 'carl@merge.example' })
    const loser = await person('Karl', { jobTitle: 'Buyer' })
    await make('crm-leads', { companyName: 'Acme', contact: loser.id })
    const { body } = await send<{ doc: Doc; fields: { name: string }[]; moves: unknown[] }>(
      `/contacts/${winner.id}/merge?preview=true`,
      { body: { loser: loser.id } },
    )
    expect(body.doc).toMatchObject({ email: 'carl@merge.example', jobTitle: 'Buyer' })
    expect(body.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['email', 'firstName', 'jobTitle']),
    )
    expect(body.moves).toContainEqual({ collection: 'crm-leads', count: 1 })
    expect(await read('crm-contacts', loser.id)).toMatchObject({ mergedInto: null })
  })

  it('leaves what the preview has said', async () => {
    const winner = await person('Paul', { smsConsent: 'granted', tags: ['a'] })
    const loser = await person('Paula', {
      email: 'paula@merge.example',
      smsConsent: 'revoked',
      tags: ['b'],
    })
    const body = { fields: { firstName: 'loser' }, loser: loser.id }
    const path = `/contacts/${winner.id}/merge`
    const preview = await send<{ doc: Doc }>(`${path}?preview=true`, { body })
    const merged = await send<{ doc: Doc }>(path, { body })
    expect(said(merged.body.doc)).toEqual(said(preview.body.doc))
    expect(merged.body.doc).toMatchObject({
      name: 'Paula Twin',
      smsConsent: 'revoked',
      smsConsentAt: loser.smsConsentAt,
    })
  })

  it('makes companies one as well, and nobody their own parent', async () => {
    const loser = await make('crm-companies', { name: 'Acme Incorporated', domain: 'acme.example' })
    const winner = await make('crm-companies', { name: 'Acme', parent: loser.id })
    const child = await make('crm-companies', { name: 'Acme Kids', parent: loser.id })
    const lead = await make('crm-leads', { company: loser.id, companyName: 'Acme Incorporated' })
    const { body, status } = await send<{ doc: Doc }>(`/companies/${winner.id}/merge`, {
      body: { fields: { domain: 'loser' }, loser: loser.id },
    })
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ name: 'Acme', domain: 'acme.example', parent: null })
    expect((await read('crm-companies', child.id)).parent).toBe(winner.id)
    expect(await read('crm-leads', lead.id)).toMatchObject({
      company: winner.id,
      companyName: 'Acme',
    })
  })

  it('does not make two accounts of the site one person unless somebody says so', async () => {
    const winner = await person('Dora', { login: randomUUID() })
    const loser = await person('Dora', { login: randomUUID() })
    const refused = await merge(winner, loser)
    expect(refused.status).toBe(409)
    expect(refused.body.errors[0]?.data).toMatchObject({ code: 'conflict', field: 'confirmLogins' })
    const { body, status } = await merge(winner, loser, { confirmLogins: true })
    expect(status).toBe(200)
    expect(body.doc.login).toBe(winner.login)
  })

  it('gives the winner an account that only the loser has', async () => {
    const login = randomUUID()
    const winner = await person('Emil')
    const loser = await person('Emil', { login })
    const { body } = await merge(winner, loser)
    expect(body.doc.login).toBe(login)
    await undo(body.merge.id)
    expect(await read('crm-contacts', winner.id)).toMatchObject({ login: null })
    expect(await read('crm-contacts', loser.id)).toMatchObject({ login })
  })

  it.each([
    ['itself', 400, (winner: Doc) => ({ loser: winner.id })],
    ['nobody', 404, () => ({ loser: randomUUID() })],
    ['what is no id', 404, () => ({ loser: 'nobody' })],
    ['a choice about no field', 400, (_: Doc, id: string) => ({ fields: { id: 'loser' }, loser: id })],
    ['a state long gone', 409, (_: Doc, id: string) => ({ loser: id, versions: { winner: '2020-01-01T00:00:00.000Z' } })],
    ['another kind of body', 400, (_: Doc, id: string) => ({ loser: id, more: 1 })],
  ])('refuses %s', async (_, status, bodyOf) => {
    const winner = await person('Fritz')
    const loser = await person('Fritz')
    const answer = await send(`/contacts/${winner.id}/merge`, { body: bodyOf(winner, loser.id) })
    expect(answer.status).toBe(status)
    expect(await read('crm-contacts', loser.id)).toMatchObject({ mergedInto: null })
  }) // prettier-ignore

  it('refuses what is in the trash, and what was merged already', async () => {
    const winner = await person('Gerd')
    const loser = await person('Gerd')
    const third = await person('Gerd')
    await merge(winner, loser)
    expect((await merge(third, loser)).status).toBe(409)
    expect((await merge(loser, third)).status).toBe(409)
    await payload.update({
      id: winner.id,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
    })
    expect((await merge(third, winner)).status).toBe(409)
  })

  it('needs the right to write both', async () => {
    const own = await person('Hans', { owner: rep.user.id })
    const theirs = await person('Hans', { owner: other.user.id })
    const second = await person('Hans', { owner: rep.user.id })
    expect((await merge(own, theirs, {}, rep)).status).toBe(403)
    expect((await merge(theirs, own, {}, rep)).status).toBe(403)
    const { body, status } = await merge(own, second, {}, rep)
    expect(status).toBe(200)
    expect((await undo(body.merge.id, other)).status).toBe(403)
  })

  it('lets one of two merges of the same loser through', async () => {
    const [one, two, loser] = await Promise.all([person('Ida'), person('Ida'), person('Ida')])
    const answers = await Promise.all([merge(one, loser), merge(two, loser)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('events that are reported during a merge', () => {
  it('are all the winner’s, and all the loser’s again after the undo', async () => {
    const winner = await person('Quirin')
    const loser = await person('Quirina', { email: 'quirina@merge.example' })
    const report = async (index: number) => {
      const { body } = await send<{ accepted: number }>('/audience/events', {
        body: {
          events: [
            {
              id: `during ${index}`,
              contact: [loser.id, loser.email][index % 2],
              kind: 'visit',
              occurredAt: new Date().toISOString(),
            },
          ],
        },
      })
      return body.accepted
    }
    const before = await Promise.all([0, 1, 2, 3].map(report))
    const [{ body }, ...during] = await Promise.all([
      merge(winner, loser, { fields: { email: 'winner' } }),
      ...[4, 5, 6, 7, 8, 9, 10, 11].map(report),
    ])
    const after = await Promise.all([12, 13].map(report))
    expect([...before, ...during, ...after]).toEqual(Array.from({ length: 14 }, () => 1))
    expect(await countEvents(winner)).toBe(14)
    expect(await countEvents(loser)).toBe(0)
    expect(await read('crm-contacts', winner.id)).toMatchObject({ visitCount: 14 })
    expect((await undo(body.merge.id)).status).toBe(200)
    expect(await countEvents(winner)).toBe(0)
    expect(await countEvents(loser)).toBe(14)
    expect(await read('crm-contacts', winner.id)).toMatchObject({
      lastVisitAt: null,
      visitCount: 0,
    })
    expect(await read('crm-contacts', loser.id)).toMatchObject({ visitCount: 14 })
  })

  it('follow a merge of a merge, and go back one by one', async () => {
    const [a, b, c] = [await person('Rita'), await person('Rita'), await person('Rita')]
    const inner = await merge(b, a)
    const outer = await merge(c, b)
    await send('/audience/events', {
      body: {
        events: [
          { id: 'chain', contact: a.id, kind: 'visit', occurredAt: new Date().toISOString() },
        ],
      },
    })
    expect(await countEvents(c)).toBe(1)
    await undo(outer.body.merge.id)
    expect(await countEvents(b)).toBe(1)
    await undo(inner.body.merge.id)
    expect(await countEvents(a)).toBe(1)
  })
})

describe('its undo', () => {
  it('leaves everything exactly as it was', async () => {
    const winner = await person('Sara', {
      email: 'sara@undo.example',
      emailConsent: 'granted',
      tags: ['a'],
    })
    const loser = await person('Zara', {
      doNotContact: true,
      email: 'zara@undo.example',
      emailConsent: 'revoked',
      jobTitle: 'Buyer',
      login: randomUUID(),
      phone: '+12125550199',
      subscribedAt: '2025-02-01T00:00:00.000Z',
      tags: ['b'],
    })
    for (const { id: contact, name, email, phone } of [winner, loser]) {
      await make('crm-leads', {
        companyName: 'Acme',
        contact,
        contactEmail: email,
        contactName: name,
        contactPhone: phone,
      })
      await send('/activities', { body: { type: 'call', contact, outcome: 'connected' } })
    }
    const before = await everything([winner, loser])
    const { body } = await merge(winner, loser, { fields: { email: 'loser' } })
    expect(await everything([winner, loser])).not.toEqual(before)
    expect((await undo(body.merge.id)).status).toBe(200)
    expect(await everything([winner, loser])).toEqual(before)
  })

  it('is refused when thirty days are over', async () => {
    const { body } = await merge(await person('Tom'), await person('Tom'))
    const age = (days: number) =>
      query({
        payload,
        text: `update crm_merges set merged_at = now() - interval '${days} days' where id = '${body.merge.id}'`,
      })
    await age(31)
    const refused = await undo(body.merge.id)
    expect(refused.status).toBe(409)
    await age(29)
    expect((await undo(body.merge.id)).status).toBe(200)
  })

  it('gives back what was moved and is still the winner’s, and what both said', async () => {
    const winner = await person('Jan', { email: 'jan@undo.example', tags: ['a'] })
    const loser = await person('Yan', { email: 'yan@undo.example', tags: ['b'] })
    const [moved, passedOn] = [
      await make('crm-leads', { companyName: 'Acme', contact: loser.id }),
      await make('crm-leads', { companyName: 'Acme', contact: loser.id }),
    ]
    const ownEvent = await event(winner)
    const movedEvent = await event(loser)
    const { body: merged } = await merge(winner, loser, { fields: { email: 'loser' } })
    const third = await person('Third')
    await payload.update({
      id: passedOn.id,
      collection: 'crm-leads',
      data: { contact: third.id },
    })
    const later = await event(winner)
    const { body, status } = await undo(merged.merge.id)
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ keptFields: [] })
    expect(await read('crm-contacts', winner.id)).toMatchObject({
      email: 'jan@undo.example',
      tags: ['a'],
    })
    expect(await read('crm-contacts', loser.id)).toMatchObject({
      deletedAt: null,
      email: 'yan@undo.example',
      mergedInto: null,
      tags: ['b'],
    })
    expect((await read('crm-leads', moved.id)).contact).toBe(loser.id)
    expect((await read('crm-leads', passedOn.id)).contact).toBe(third.id)
    expect((await read('crm-engagement-events', movedEvent.id)).contact).toBe(loser.id)
    expect((await read('crm-engagement-events', ownEvent.id)).contact).toBe(winner.id)
    expect((await read('crm-engagement-events', later.id)).contact).toBe(winner.id)
  })

  it('lets neither of the two be written to after a refusal since', async () => {
    const winner = await person('Pia', { emailConsent: 'granted', smsConsent: 'granted' })
    const loser = await person('Pya', { email: 'pya@undo.example', emailConsent: 'granted' })
    const { body: merged } = await merge(winner, loser)
    await payload.update({
      id: winner.id,
      collection: 'crm-contacts',
      data: { doNotContact: true, emailConsent: 'revoked' },
    })
    const { body } = await undo(merged.merge.id)
    expect(body.result.keptFields.sort()).toEqual(['doNotContact', 'emailConsent'])
    const refused = { doNotContact: true, emailConsent: 'revoked' }
    expect(await read('crm-contacts', winner.id)).toMatchObject({ ...refused, email: null })
    expect(await read('crm-contacts', loser.id)).toMatchObject({
      ...refused,
      email: 'pya@undo.example',
      smsConsent: 'unknown',
    })
  })

  it('keeps what people have changed since, and names it', async () => {
    const winner = await person('Kai')
    const loser = await person('Kay', { jobTitle: 'Buyer', phone: '+12125550188' })
    const { body: merged } = await merge(winner, loser)
    await payload.update({
      id: winner.id,
      collection: 'crm-contacts',
      data: { jobTitle: 'Head of Buying' },
    })
    const { body } = await undo(merged.merge.id)
    expect(body.result.keptFields).toEqual(['jobTitle'])
    expect(await read('crm-contacts', winner.id)).toMatchObject({
      jobTitle: 'Head of Buying',
      phone: null,
    })
  })

  it('happens once', async () => {
    const { body } = await merge(await person('Lea'), await person('Lea'))
    expect((await undo(body.merge.id)).status).toBe(200)
    expect((await undo(body.merge.id)).status).toBe(409)
    expect((await undo(randomUUID())).status).toBe(404)
    expect((await undo('nonsense')).status).toBe(400)
  })

  it('goes from the outermost inwards', async () => {
    const [a, b, c] = [await person('Mia'), await person('Mia'), await person('Mia')]
    const visit = await event(a)
    const inner = await merge(b, a)
    const outer = await merge(c, b)
    expect((await read('crm-engagement-events', visit.id)).contact).toBe(c.id)
    expect((await undo(inner.body.merge.id)).status).toBe(409)
    expect((await undo(outer.body.merge.id)).status).toBe(200)
    expect((await undo(inner.body.merge.id)).status).toBe(200)
    expect((await read('crm-engagement-events', visit.id)).contact).toBe(a.id)
  })

  it('is refused clearly when somebody else has the address by now', async () => {
    const winner = await person('Nora')
    const loser = await person('Nora', { email: 'nora@undo.example' })
    const { body } = await merge(winner, loser, { fields: { email: 'winner' } })
    await person('Nora', { email: 'nora@undo.example' })
    expect([400, 409]).toContain((await undo(body.merge.id)).status)
    expect(await read('crm-contacts', loser.id)).toMatchObject({ mergedInto: winner.id })
  })
})
