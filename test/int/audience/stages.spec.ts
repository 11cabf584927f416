import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type {
  AudienceBoard,
  AudienceColumn,
  ResegmentRun,
} from '../../../src/domain/audience/board.js'
import type { ContactEngagement } from '../../../src/domain/audience/engagement.js'
import type { Team } from '../../support/team.js'

import { settleDue } from '../../../src/collections/contacts/operations/settleDue.js'
import { rebuildEngagement } from '../../../src/database/audience/rebuildEngagement.js'
import { gatherChanges } from '../../../src/database/rollUps/gatherChanges.js'
import { verifyRollUps } from '../../../src/database/rollUps/verifyRollUps.js'
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

beforeEach(() => {
  getCRM(payload).now = () => NOW
})

afterEach(() =>
  query({
    payload,
    text: 'delete from crm_engagement_events; delete from crm_contacts; delete from crm_work',
  }),
)

afterAll(() => stop())

const sweep = (now: Date) => {
  const crm = { ...getCRM(payload), now: () => now }
  return settleDue({ crm, payload, seconds: 600 })
}

const stageOf = async (id: string) => (await readContact({ id, payload })).engagementStage

const get = <T>(path: string, as: { token: string } = team.viewer) =>
  rest<T>({ as, path: `/crm${path}`, payload })

describe('a contact', () => {
  it('is judged as soon as it is there', async () => {
    const stages = await Promise.all(
      [1, 8, 20, 100].map(async (subscribed) => stageOf(await addContact({ payload, subscribed }))),
    )
    expect(stages).toEqual(['new', 'new', 'at_risk', 'churned'])
  })

  it('is judged anew when it turns out to have subscribed at another time', async () => {
    const id = await addContact({ payload, subscribed: 1 })
    const doc = await payload.update({
      id,
      collection: 'crm-contacts',
      data: { subscribedAt: daysAgo(90).toISOString() },
    })
    expect(doc).toMatchObject({ engagementStage: 'churned' })
    expect(await stageOf(id)).toBe('churned')
  })

  it('that SQL put into the table is judged within a minute', async () => {
    await query({
      payload,
      text: `insert into crm_contacts (name, created_at, updated_at) values ('Ann', '2025-01-01', now())`,
    })
    await sweep(NOW)
    const { docs } = await payload.find({ collection: 'crm-contacts' })
    expect(docs).toMatchObject([{ engagementStage: 'churned' }])
  })
})

describe('as time passes', () => {
  it('those move whose time has come, and nobody else', async () => {
    const ids = await Promise.all(
      [6.5, 13.5, 59.5, 3, 100].map((subscribed) => addContact({ payload, subscribed })),
    )
    const stages = () => Promise.all(ids.map(stageOf))
    expect(await stages()).toEqual(['new', 'new', 'at_risk', 'new', 'churned'])
    const before = await readEverything(payload)
    await sweep(new Date(daysAgo(-0.5).getTime() - 1))
    expect(await readEverything(payload)).toEqual(before)
    await sweep(daysAgo(-0.5))
    expect(await stages()).toEqual(['new', 'at_risk', 'churned', 'new', 'churned'])
    const moves = await query({
      payload,
      text: `select from_stage, to_stage, cause from crm_engagement_moves where cause = 'time' order by 2`,
    })
    expect(moves).toEqual([
      { cause: 'time', from_stage: 'new', to_stage: 'at_risk' },
      { cause: 'time', from_stage: 'at_risk', to_stage: 'churned' },
    ])
  })

  it('many move at once', async () => {
    await query({
      payload,
      text: `insert into crm_contacts (name, created_at, updated_at)
        select 'Person ' || n, '2026-06-10T12:00:00Z', now() from generate_series(1, 2500) n`,
    })
    expect(await sweep(daysAgo(-10))).toBe(false)
    const rows = await query({
      payload,
      text: 'select engagement_stage as stage, count(*)::int from crm_contacts group by 1',
    })
    expect(rows).toEqual([{ count: 2500, stage: 'at_risk' }])
  })
})

describe('counts of stages', () => {
  it('are those of a recount, whatever was written', async () => {
    const ids = await Promise.all(
      [1, 20, 100].map((subscribed) =>
        addContact({ data: { owner: team.rep.user.id }, payload, subscribed }),
      ),
    )
    await report({ events: ids.map((id) => event(id)), payload })
    await payload.update({
      id: ids[0]!,
      collection: 'crm-contacts',
      data: { lifecycle: 'customer' },
    })
    await payload.update({
      id: ids[1]!,
      collection: 'crm-contacts',
      data: { deletedAt: NOW.toISOString() },
    })
    const req = await createLocalReq({}, payload)
    const crm = getCRM(payload)
    expect(await verifyRollUps({ crm, req })).toMatchObject({ stages: 0 })
    await gatherChanges({ crm, req })
    expect(await verifyRollUps({ crm, req })).toMatchObject({ stages: 0 })
    const { body } = await get<AudienceBoard>(`/audience/board?owner=${team.rep.user.id}`)
    expect(body.stages.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0])
  })
})

describe('GET /audience/board', () => {
  it('shows every stage in its order, masked, and page by page', async () => {
    const data = {
      email: 'ann.other@example.com',
      firstName: 'ann@private.example',
      lastName: 'Other',
    }
    const id = await addContact({ data, payload, subscribed: 20 })
    const others = await Promise.all(
      [1, 2, 3, 4].map(() => addContact({ payload, subscribed: 21 })),
    )
    await report({ events: [event(id, { kind: 'email_open' })], payload })
    const { body } = await get<AudienceBoard>('/audience/board?limit=3')
    expect(body.stages.map(({ count, stage }) => [stage, count])).toEqual([
      ['new', 0],
      ['engaged', 1],
      ['active', 0],
      ['at_risk', 4],
      ['churned', 0],
    ])
    expect(body.stages[1]!.cards).toMatchObject([
      {
        id,
        email: 'a***@example.com',
        emailsOpenedCount: 1,
        lastEventAt: NOW.toISOString(),
        subscribedAt: daysAgo(20).toISOString(),
      },
    ])
    expect(JSON.stringify(body)).not.toMatch(/ann\.other|ann@private/)
    const { cards, nextCursor } = body.stages[3]!
    const { body: rest_ } = await get<AudienceColumn>(
      `/audience/board/at_risk?limit=3&cursor=${nextCursor}`,
    )
    expect(rest_.nextCursor).toBeNull()
    expect([...cards, ...rest_.cards].map((card) => card.id).sort()).toEqual([...others].sort())
  })

  it('finds by name, address, company, owner, lifecycle and tag', async () => {
    const company = await payload.create({
      collection: 'crm-companies',
      data: { name: 'Globex', kind: 'advertiser' },
    })
    const id = await addContact({
      data: {
        company: company.id,
        email: 'zoe@example.com',
        firstName: 'Zoe',
        lifecycle: 'customer',
        owner: team.rep.user.id,
        tags: ['vip'],
      },
      payload,
    })
    await addContact({ payload })
    const found = await Promise.all(
      [
        'q=zoe',
        'q=ZOE@exa',
        'q=glob',
        'q=example.com',
        `owner=${team.rep.user.id}`,
        'lifecycle=customer',
        'tag=vip',
        'q=100%25',
        'owner=none',
        'tag=other',
      ].map(async (search) => {
        const { body } = await get<AudienceBoard>(`/audience/board?${search}`)
        const cards = body.stages.flatMap((stage) => stage.cards.map((card) => card.id))
        expect(body.stages.reduce((sum, { count }) => sum + count, 0)).toBe(cards.length)
        return cards.join() === id
      }),
    )
    expect(found).toEqual([true, true, true, true, true, true, true, false, false, false])
    // As in a database whose user may not make triggers: the records themselves are asked.
    await query({ payload, text: `update crm_kept set name = 'away' where name = 'search'` })
    try {
      for (const q of ['zoe', 'ZOE@exa', 'glob']) {
        const { body } = await get<AudienceBoard>(`/audience/board?q=${q}`)
        expect(body.stages.flatMap((stage) => stage.cards.map((card) => card.id))).toEqual([id])
      }
    } finally {
      await query({ payload, text: `update crm_kept set name = 'search' where name = 'away'` })
    }
  })

  it.each([
    'nonsense',
    'bnVsbA',
    Buffer.from('["2026-99-01T00:00:00.000Z","1"]').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    expect((await get(`/audience/board/new?cursor=${cursor}`)).status).toBe(400)
  })
})

describe('POST /audience/resegment', () => {
  const post = (path: string) =>
    rest<{ run: ResegmentRun }>({
      as: team.manager,
      method: 'POST',
      path: `/crm/audience/resegment${path}`,
      payload,
    })

  it('puts everybody where the rules have them, and says who moved where', async () => {
    await Promise.all([1, 2, 3].map(() => addContact({ payload, subscribed: 20 })))
    const churned = await addContact({ payload })
    await query({
      payload,
      text: `update crm_engagement set stage = 'active', due_at = null; update crm_contacts set engagement_stage = 'active'`,
    })
    const { body, status } = await post('?wait=true')
    expect(status).toBe(200)
    expect(body.run).toMatchObject({
      done: 4,
      moves: [
        { count: 3, from: 'active', to: 'at_risk' },
        { count: 1, from: 'active', to: 'churned' },
      ],
      status: 'done',
      total: 4,
    })
    expect(await stageOf(churned)).toBe('churned')
    expect((await get<{ run: ResegmentRun }>('/audience/resegment')).body).toEqual(body)
    expect((await post('?wait=true')).body.run.moves).toEqual([])
  })

  it('is one pass, however often it is asked for', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post('')))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(new Set(answers.map(({ body }) => body.run.id)).size).toBe(1)
  })
})

describe('GET /contacts/:id/engagement', () => {
  it('says where a contact is, why, and what comes next', async () => {
    getCRM(payload).now = () => daysAgo(1)
    const id = await addContact({ payload, subscribed: 90 })
    getCRM(payload).now = () => NOW
    await report({
      events: [
        event(id, { kind: 'email_open', occurredAt: daysAgo(1) }),
        event(id, { kind: 'email_open', occurredAt: daysAgo(10) }),
        event(id, { kind: 'email_open', occurredAt: daysAgo(20) }),
        event(id, { isMachine: true, kind: 'email_open' }),
        event(id, { kind: 'email_click', occurredAt: daysAgo(1) }),
      ],
      payload,
    })
    const { body } = await get<ContactEngagement>(`/contacts/${id}/engagement`)
    expect(body).toMatchObject({
      moves: [
        { at: NOW.toISOString(), cause: 'events', from: 'churned', to: 'active' },
        { at: daysAgo(1).toISOString(), cause: 'profile', from: 'new', to: 'churned' },
      ],
      next: { at: daysAgo(-8).toISOString(), stage: 'engaged' },
      reason: {
        facts: { weeks: 3 },
        key: 'weeks',
        text: 'Opened e-mails in 3 of the last 4 weeks.',
      },
      since: NOW.toISOString(),
      stage: 'active',
    })
    expect(body.windows).toEqual([
      { clicks: 1, days: 7, events: 2, opens: 1, visits: 0 },
      { clicks: 1, days: 14, events: 3, opens: 2, visits: 0 },
      { clicks: 1, days: 28, events: 4, opens: 3, visits: 0 },
      { clicks: 1, days: 30, events: 4, opens: 3, visits: 0 },
      { clicks: 1, days: 60, events: 4, opens: 3, visits: 0 },
    ])
  })

  it('is not there for a contact that is not', async () => {
    const { status } = await get('/contacts/00000000-0000-4000-8000-000000000000/engagement')
    expect(status).toBe(404)
  })
})

it('makes everything anew from events that were moved to another contact', async () => {
  const from = await addContact({ payload })
  const to = await addContact({ payload })
  await report({ events: [event(from, { kind: 'email_open' }), event(from), event(to)], payload })
  await query({ payload, text: `update crm_engagement_events set contact_id = '${to}'` })
  const req = await createLocalReq({}, payload)
  await rebuildEngagement({ contacts: [from, to], crm: getCRM(payload), req })
  expect(await readContact({ id: from, payload })).toMatchObject({
    emailsOpenedCount: 0,
    engagementStage: 'churned',
    lastVisitAt: null,
    visitCount: 0,
  })
  expect(await readContact({ id: to, payload })).toMatchObject({
    emailsOpenedCount: 1,
    engagementStage: 'engaged',
    visitCount: 2,
  })
})
