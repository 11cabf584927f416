import type { Payload } from 'payload'

import type { Board } from '../../../src/domain/board/types.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const lead = (data: Record<string, unknown>) =>
    payload.create({ collection: 'crm-leads', data, depth: 0 })
  for (let n = 1; n <= 7; n += 1) {
    await lead({
      companyName: `Acme ${n}`,
      contactName: n === 3 ? 'Zoë 100%_done' : 'Jane',
      estimatedValue: n * 100,
      owner: n % 2 ? team.rep.user.id : team.colleague.user.id,
    })
  }
  await lead({ companyName: 'Won Ltd', estimatedValue: 10, stage: 'closed_won' })
  await lead({
    actualValue: 25,
    companyName: 'Won more Ltd',
    estimatedValue: 10,
    stage: 'closed_won',
  })
  const { docs } = await payload.find({
    collection: 'crm-pipelines',
    where: { key: { equals: 'existing_client' } },
  })
  await lead({ companyName: 'Elsewhere', pipeline: docs[0]?.id })
  const trashed = await lead({ companyName: 'Trashed' })
  await payload.update({
    id: trashed.id,
    collection: 'crm-leads',
    data: { deletedAt: new Date().toISOString() },
  })
})

afterAll(() => stop())

const board = (query = '', pipeline = 'new_logo', as = team.viewer) =>
  rest<{ errors: { data: { code: string; field: string } }[] } & Board>({
    as,
    path: `/crm/board/${pipeline}${query}`,
    payload,
  })

const names = ({ body }: Awaited<ReturnType<typeof board>>, stage = 'lead') =>
  body.stages.find(({ key }) => key === stage)?.cards.map(({ companyName }) => companyName)

describe('a board', () => {
  it('shows every stage in order, with counts and totals over all its cards', async () => {
    const { body, status } = await board('?limit=2')
    expect(status).toBe(200)
    expect(body.pipeline).toMatchObject({ name: 'New Business', key: 'new_logo', kind: 'sales' })
    expect(
      body.stages.map(({ count, key, totalValue, weightedValue }) => [
        key,
        count,
        totalValue,
        weightedValue,
      ]),
    ).toEqual([
      ['lead', 7, 2800, 280],
      ['qualified', 0, 0, 0],
      ['proposal', 0, 0, 0],
      ['negotiation', 0, 0, 0],
      ['closed_won', 2, 35, 35],
      ['closed_lost', 0, 0, 0],
    ])
    expect(body.stages[0]?.cards).toHaveLength(2)
    expect(body.stages[1]).toMatchObject({ cards: [], nextCursor: null })
  })

  it('shows on a card what a salesperson looks for', async () => {
    const { body } = await board('?q=acme 5')
    expect(body.stages[0]?.cards).toEqual([
      {
        id: expect.any(String),
        aiScore: null,
        aiScoreReason: null,
        boardOrder: expect.any(String),
        canMove: false,
        companyName: 'Acme 5',
        contactName: 'Jane',
        currency: 'USD',
        owner: { id: team.rep.user.id, name: team.rep.user.name },
        stage: 'lead',
        stageEnteredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updatedAt: expect.any(String),
        value: 500,
      },
    ])
    const lead = await payload.findByID({
      id: body.stages[0]!.cards[0]!.id as string,
      collection: 'crm-leads',
    })
    expect(body.stages[0]?.cards[0]).toMatchObject({
      stageEnteredAt: lead.stageEnteredAt,
      updatedAt: lead.updatedAt,
    })
  })

  it('gives the rest of a column page by page, each card once', async () => {
    const seen = names(await board('?limit=3'))!
    let cursor = (await board('?limit=3')).body.stages[0]?.nextCursor
    while (cursor) {
      const page = await board(`?limit=3&stage=lead&cursor=${encodeURIComponent(cursor)}`)
      expect(page.body.stages).toHaveLength(1)
      seen.push(...names(page)!)
      cursor = page.body.stages[0]?.nextCursor
    }
    expect(seen).toEqual(['Acme 7', 'Acme 6', 'Acme 5', 'Acme 4', 'Acme 3', 'Acme 2', 'Acme 1'])
  })

  it.each([
    ['?q=ACME 2', ['Acme 2']],
    ['?q=zo%C3%AB', ['Acme 3']],
    ['?q=100%25_done', ['Acme 3']],
    ['?q=%25', ['Acme 3']],
    ['?q=_', ['Acme 3']],
    ['?minValue=600', ['Acme 7', 'Acme 6']],
    ['?minValue=200&maxValue=300', ['Acme 3', 'Acme 2']],
    ['?owner=none', []],
    ['?owner=nobody-at-all', []],
    ["?q='; drop table users; --", []],
  ])('filters by %s', async (query, expected) => {
    const answer = await board(query)
    expect(names(answer)).toEqual(expected)
    expect(answer.body.stages[0]?.count).toBe(expected.length)
  })

  it('filters by owner: by id, me, and nobody', async () => {
    const odd = ['Acme 7', 'Acme 5', 'Acme 3', 'Acme 1']
    expect(names(await board(`?owner=${team.rep.user.id}`))).toEqual(odd)
    expect(names(await board('?owner=me', 'new_logo', team.rep))).toEqual(odd)
    expect(names(await board('?owner=none'), 'closed_won')).toEqual(['Won more Ltd', 'Won Ltd'])
  })

  it('says of each card whether the viewer may move it', async () => {
    const movable = async (as: Team['rep']) =>
      (await board('?limit=3', 'new_logo', as)).body.stages[0]?.cards.map(({ canMove }) => canMove)
    expect(await movable(team.viewer)).toEqual([false, false, false])
    expect(await movable(team.rep)).toEqual([true, false, true])
    expect(await movable(team.colleague)).toEqual([false, true, false])
    expect(await movable(team.manager)).toEqual([true, true, true])
  })

  it('is found by id as well as by key', async () => {
    const { body } = await board()
    expect((await board('', String(body.pipeline.id))).body.pipeline.key).toBe('new_logo')
  })

  it.each([
    ['', 'nope', 404, 'not_found'],
    ['', '00000000-0000-0000-0000-000000000000', 404, 'not_found'],
    ['', 'no%00pe', 404, 'not_found'],
    ['?stage=nope', 'new_logo', 404, 'not_found'],
    ['?limit=0', 'new_logo', 400, 'invalid_input'],
    ['?limit=101', 'new_logo', 400, 'invalid_input'],
    ['?limit=x', 'new_logo', 400, 'invalid_input'],
    ['?minValue=-1', 'new_logo', 400, 'invalid_input'],
    ['?minValue=1e308', 'new_logo', 400, 'invalid_input'],
    ['?colour=red', 'new_logo', 400, 'invalid_input'],
    ['?q=a&q=b', 'new_logo', 400, 'invalid_input'],
    ['?q=a%00b', 'new_logo', 400, 'invalid_input'],
    ['?cursor=abc', 'new_logo', 400, 'invalid_input'],
    ['?stage=lead&cursor=abc', 'new_logo', 400, 'invalid_input'],
    ['?cursor=WyJhMCIsIngiXQ&stage=lead', 'new_logo', 400, 'invalid_input'],
  ])('answers %s on %s with %d %s', async (query, pipeline, status, code) => {
    expect(await board(query, pipeline)).toMatchObject({
      body: { errors: [{ data: { code } }] },
      status,
    })
  })
})

describe('a host that narrows what may be read', () => {
  it('has its own access hold on the board, its counts and its totals', async () => {
    const own = await bootPayload({
      plugin: {
        collections: {
          leads: ({ defaultCollection }) => ({
            ...defaultCollection,
            access: {
              ...defaultCollection.access,
              read: ({ req }) => ({ 'owner.email': { equals: req.user?.email } }),
            },
          }),
        },
      },
    })
    const { colleague, rep } = await createTeam(own.payload)
    for (const [owner, estimatedValue] of [
      [rep, 5],
      [rep, 7],
      [colleague, 100],
    ] as const) {
      await own.payload.create({
        collection: 'crm-leads',
        data: { companyName: 'Acme', estimatedValue, owner: owner.user.id },
      })
    }
    const { body } = await rest<Board>({
      as: rep,
      path: '/crm/board/new_logo',
      payload: own.payload,
    })
    expect(body.stages[0]).toMatchObject({ count: 2, totalValue: 12 })
    expect(body.stages[0]?.cards).toHaveLength(2)
    await own.stop()
  })
})
