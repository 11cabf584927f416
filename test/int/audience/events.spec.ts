import type { Payload } from 'payload'

import type { EventsReceipt } from '../../../src/domain/audience/events.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'
import { addContact, daysAgo, event, NOW, readContact, readEverything, report } from './world.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterEach(() =>
  query({ payload, text: 'delete from crm_engagement_events; delete from crm_contacts' }),
)

afterAll(() => stop())

const post = (events: unknown[], as: { token: string } = team.intake) =>
  rest<{ errors?: unknown } & EventsReceipt>({
    as,
    body: { events },
    method: 'POST',
    path: '/crm/audience/events',
    payload,
  })

const sent = (contact: string, id: string, more: Record<string, unknown> = {}) => ({
  id,
  contact,
  kind: 'visit',
  occurredAt: new Date().toISOString(),
  ...more,
})

describe('events', () => {
  it('move the counters, moments and stage of a contact', async () => {
    const id = await addContact({ payload })
    await report({
      events: [
        event(id, { kind: 'email_open', occurredAt: daysAgo(3) }),
        event(id, { kind: 'email_open', occurredAt: daysAgo(2) }),
        event(id, { kind: 'email_click', occurredAt: daysAgo(2) }),
        event(id, { kind: 'push_click', occurredAt: daysAgo(4) }),
        event(id, { kind: 'visit', occurredAt: daysAgo(1) }),
        event(id, { kind: 'form', occurredAt: daysAgo(0.5) }),
      ],
      payload,
    })
    expect(await readContact({ id, payload })).toMatchObject({
      emailsClickedCount: 1,
      emailsOpenedCount: 2,
      engagementStage: 'engaged',
      engagementStageEnteredAt: NOW.toISOString(),
      lastEmailClickedAt: daysAgo(2).toISOString(),
      lastEmailOpenedAt: daysAgo(2).toISOString(),
      lastEventAt: daysAgo(0.5).toISOString(),
      lastPushClickedAt: daysAgo(4).toISOString(),
      lastVisitAt: daysAgo(1).toISOString(),
      pushClickedCount: 1,
      visitCount: 1,
    })
  })

  it('that machines made are kept, and count for nothing', async () => {
    const id = await addContact({ payload })
    const before = await readContact({ id, payload })
    const opened = event(id, { isMachine: true, kind: 'email_open' })
    expect(await report({ events: [opened], payload })).toMatchObject({ accepted: 1 })
    expect(await readContact({ id, payload })).toEqual(before)
    expect(await payload.count({ collection: 'crm-engagement-events' })).toEqual({ totalDocs: 1 })
  })

  it('that come late move no moment back', async () => {
    const id = await addContact({ payload })
    await report({ events: [event(id, { occurredAt: daysAgo(1) })], payload })
    await report({ events: [event(id, { occurredAt: daysAgo(40) })], payload })
    expect(await readContact({ id, payload })).toMatchObject({
      lastVisitAt: daysAgo(1).toISOString(),
      visitCount: 2,
    })
  })

  it('leave alone when a contact was changed, and by whom', async () => {
    const id = await addContact({ payload })
    const { updatedAt } = await readContact({ id, payload })
    await report({ events: [event(id)], payload })
    expect(await readContact({ id, payload })).toMatchObject({ updatedAt })
  })

  it('find a contact by its address, however it is written', async () => {
    const id = await addContact({ data: { email: 'ann@example.com' }, payload })
    const receipt = await report({ events: [event(' Ann@Example.COM ')], payload })
    expect(receipt).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
    expect(await readContact({ id, payload })).toMatchObject({ visitCount: 1 })
  })

  it('of a contact that was merged are those of who it is now', async () => {
    const winner = await addContact({ payload })
    const between = await addContact({ data: { mergedInto: winner }, payload })
    const loser = await addContact({
      data: { email: 'ann@example.com', mergedInto: between },
      payload,
    })
    await payload.update({
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
      where: { id: { in: [loser, between] } },
    })
    const events = [event(loser), event('ann@example.com'), event(between)]
    expect(await report({ events, payload })).toMatchObject({ accepted: 3 })
    expect(await readContact({ id: winner, payload })).toMatchObject({ visitCount: 3 })
  })

  it('that cannot be are rejected one by one', async () => {
    const id = await addContact({ payload })
    const trashed = await addContact({ payload })
    await payload.update({
      id: trashed,
      collection: 'crm-contacts',
      data: { deletedAt: new Date().toISOString() },
    })
    const receipt = await report({
      events: [
        event(id, { occurredAt: new Date(NOW.getTime() + 6 * 60_000) }),
        event(id, { occurredAt: new Date(NOW.getTime() + 4 * 60_000) }),
        event(id, { occurredAt: new Date('1999-12-31T23:59:59.999Z') }),
        event(trashed),
        event('nobody@example.com'),
        event('no address@'),
        event('00000000-0000-4000-8000-000000000000'),
        event("1' or '1'='1"),
      ],
      payload,
    })
    expect(receipt.accepted).toBe(1)
    expect(receipt.rejected.map(({ code, index }) => [index, code])).toEqual([
      [0, 'invalid_input'],
      [2, 'invalid_input'],
      [3, 'not_found'],
      [4, 'not_found'],
      [5, 'not_found'],
      [6, 'not_found'],
      [7, 'not_found'],
    ])
  })

  it('roll back with whoever reported them', async () => {
    await addContact({ data: { email: 'ann@example.com' }, payload })
    const before = await readEverything(payload)
    const twice = event('ann@example.com', { meta: { text: 'x' } })
    const failing = { ...twice, kind: 'no such kind' as never }
    await expect(report({ events: [twice, { ...failing, id: 'other' }], payload })).rejects.toThrow(
      /Failed query/,
    )
    expect(await readEverything(payload)).toEqual(before)
  })

  it('reported by many at the same time are all counted, once each', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => addContact({ payload })))
    const all = ids.flatMap((id) => Array.from({ length: 25 }, () => event(id)))
    const batches = Array.from({ length: 12 }, (_, batch) =>
      // Each batch in another order, and each event in three batches.
      [...all].filter((_event, place) => (place + batch) % 4 === 0).sort(() => (batch % 2) - 0.5),
    )
    const receipts = await Promise.all(batches.map((events) => report({ events, payload })))
    expect(receipts.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(100)
    const contacts = await Promise.all(ids.map((id) => readContact({ id, payload })))
    expect(contacts.map(({ visitCount }) => visitCount)).toEqual([25, 25, 25, 25])
  })
})

describe('POST /audience/events', () => {
  it('takes events from those who may report, and tells replays', async () => {
    const id = await addContact({ payload })
    const events = [sent(id, 'a'), sent(id, 'b'), sent(id, 'a')]
    const { body, status } = await post(events)
    expect(status).toBe(200)
    expect(body).toEqual({ accepted: 2, duplicates: 1, rejected: [] })
    const before = await readEverything(payload)
    expect((await post(events)).body).toEqual({ accepted: 0, duplicates: 3, rejected: [] })
    expect(await readEverything(payload)).toEqual(before)
  })

  it('lets no sender take ids away from another', async () => {
    const id = await addContact({ payload })
    await post([sent(id, 'a')], team.manager)
    expect((await post([sent(id, 'a')], team.intake)).body).toMatchObject({ accepted: 1 })
    expect(await readContact({ id, payload })).toMatchObject({ visitCount: 2 })
  })

  it('says of each event what is wrong with it, and takes the others', async () => {
    const id = await addContact({ payload })
    const deep = JSON.parse('{"a":'.repeat(50) + '1' + '}'.repeat(50)) as unknown
    const { body, status } = await post([
      null,
      'text',
      sent(id, ''),
      sent(id, 'kind', { kind: 'guess' }),
      sent(id, 'time', { occurredAt: 'yesterday' }),
      sent(id, 'more', { visitCount: 100 }),
      sent(id, 'source', { source: 'users:1' }),
      sent(id, 'deep', { meta: deep }),
      sent(id, 'long', { meta: { text: 'x'.repeat(4001) } }),
      sent('nobody@example.com', 'who'),
      sent(id, 'good', { meta: { campaign: 'May\u0000 \ud800' } }),
    ])
    expect(status).toBe(200)
    expect(body.accepted).toBe(1)
    expect(body.rejected.map(({ code, index }) => [index, code])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => [index, 'invalid_input']),
      [9, 'not_found'],
    ])
    expect(body.rejected.every(({ message }) => message.length > 0)).toBe(true)
  })

  it.each([
    ['no events', { events: [] }],
    ['more than a thousand', { events: Array.from({ length: 1001 }, () => null) }],
    ['no list', { events: 'a' }],
    ['another word', { event: [] }],
  ])('refuses %s', async (_, body) => {
    const answer = await rest({
      as: team.intake,
      body,
      method: 'POST',
      path: '/crm/audience/events',
      payload,
    })
    expect(answer.status).toBe(400)
  })

  it.each(['viewer', 'rep', 'stranger'] as const)('is not for a %s', async (role) => {
    const id = await addContact({ payload })
    const before = await readEverything(payload)
    expect((await post([sent(id, 'a')], team[role])).status).toBe(403)
    expect(await readEverything(payload)).toEqual(before)
  })
})

describe("the collection's own routes", () => {
  it.each([
    ['?where[contact][equals][0]=0', 400],
    ['?where[id][within]=a', 400],
    ['?where[meta.id][equals][]=a', 400],
    ['/%00', 404],
    ['/nobody-reported-this', 404],
    ['/nobody-reported-this?data=-1', 404],
  ])('answer %s with %i', async (path, status) => {
    const answer = await rest({
      as: team.admin,
      path: `/crm-engagement-events${path}`,
      payload,
    })
    expect(answer).toMatchObject({ body: { errors: [{ message: expect.any(String) }] }, status })
  })
})
