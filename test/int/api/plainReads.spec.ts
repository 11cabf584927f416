import type { CollectionConfig, Payload, Where } from 'payload'

import { jest } from '@jest/globals'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

/** Apps with schemas and many leads of their own. */
jest.setTimeout(180_000)

type Doc = Record<string, unknown>
type Overrides = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

const TEXTS = [
  'Zoë "the" O’Hara \\ 100 %',
  '雪\u2028山 🏔️',
  "Robert'); drop--",
  'line\nbreak\ttab',
  '/</b>',
]

/** A small generator, so that a failure comes back the same. */
const createRandom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const random = createRandom(20_261_121)
const maybe = <T>(value: T): null | T => (random(3) === 0 ? null : value)
const someText = (): string => TEXTS[random(TEXTS.length)]!
const moment = (): string =>
  new Date(1_600_000_000_000 + random(2_000_000_000) * 100 + random(1000)).toISOString()

const randomLead = ({ index, owners }: { index: number; owners: unknown[] }): Doc => ({
  aiRecommendation: maybe(someText()),
  aiScore: maybe(random(1000) / 10),
  aiScoredAt: maybe(moment()),
  aiScoreReason: maybe(someText()),
  churnRisk: maybe('high'),
  companyName: `${someText()} ${index}`,
  contactEmail: maybe(`a${index}@example.com`),
  contactName: maybe(someText()),
  contactPhone: maybe('+14155550123'),
  createdAt: new Date(1_700_000_000_000 + index * 1_234_567).toISOString(),
  estimatedValue: maybe(random(10_000_000) / 100),
  expectedCloseDate: maybe(moment()),
  externalId: maybe(`x-${index}`),
  importHash: maybe('secret'),
  lastActivityAt: maybe(moment()),
  nextFollowUpAt: maybe(moment()),
  notes: maybe(someText()),
  owner: maybe(owners[random(owners.length)]),
  source: maybe('inbound'),
  stage: ['lead', 'qualified', 'proposal', 'closed_won'][random(4)],
  tags: [null, [], ['one'], [someText(), 'b', 'a "c"', 'ß']][random(4)],
})

const fill = async ({ count, payload, team }: { count: number; payload: Payload; team: Team }) => {
  const owners = [team.rep.user.id, team.admin.user.id]
  const company = await payload.create({ collection: 'crm-companies', data: { name: 'Acme' } })
  for (let index = 0; index < count; index += 1) {
    await payload.create({
      collection: 'crm-leads',
      data: { ...randomLead({ index, owners }), company: maybe(company.id) },
      depth: 0,
    })
  }
  const { docs } = await payload.find({ collection: 'crm-leads', depth: 0, limit: 2 })
  await payload.update({
    id: docs[1]!.id,
    collection: 'crm-leads',
    data: { deletedAt: new Date().toISOString() },
  })
}

const asJSON = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What a route answers, and whether Payload's own `find` was asked for it. */
const answerOf = async ({
  as,
  path,
  payload,
}: {
  as: Team['admin']
  path: string
  payload: Payload
}) => {
  const find = jest.spyOn(payload.db, 'find')
  const { body, status } = await rest<Doc>({ as, path: `/crm${path}`, payload })
  const asked = find.mock.calls.map(([{ collection }]) => collection)
  find.mockRestore()
  return { asked, body, status }
}

const findLeads = async ({
  as,
  payload,
  ...query
}: {
  as: Team['admin']
  limit?: number
  page?: number
  payload: Payload
  sort?: string[]
  where?: Where
}) =>
  asJSON(
    await payload.find({
      collection: 'crm-leads',
      depth: 0,
      limit: 25,
      overrideAccess: false,
      user: as.user as never,
      ...query,
    }),
  )

const start = async (args: Parameters<typeof bootPayload>[0], count: number) => {
  const { payload, stop } = await bootPayload(args)
  const team = await createTeam(payload)
  await fill({ count, payload, team })
  return { payload, stop, team }
}

describe.each([
  ['uuid', 'template'],
  ['serial', 'push'],
] as const)('leads on ids of the kind %s', (idType, schema) => {
  let payload: Payload
  let stop: () => Promise<void>
  let team: Team

  beforeAll(async () => {
    ;({ payload, stop, team } = await start({ idType, schema }, 60))
  })

  afterAll(() => stop())

  it.each(['admin', 'rep', 'viewer'] as const)(
    'are listed for the %s as Payload would',
    async (role) => {
      const as = team[role]
      const cases: [string, Parameters<typeof findLeads>[0]][] = [
        ['', { as, payload }],
        ['?limit=7&page=2', { as, limit: 7, page: 2, payload }],
        ['?limit=7&page=99', { as, limit: 7, page: 99, payload }],
        ['?limit=100', { as, limit: 100, payload }],
        ['?stage=qualified', { as, payload, where: { stage: { equals: 'qualified' } } }],
        ['?stage=nowhere', { as, payload, where: { stage: { equals: 'nowhere' } } }],
        [
          '?stage=nowhere&page=3',
          { as, page: 3, payload, where: { stage: { equals: 'nowhere' } } },
        ],
        ['?owner=none', { as, payload, where: { owner: { exists: false } } }],
        [
          `?owner=${team.rep.user.id}`,
          { as, payload, where: { owner: { equals: team.rep.user.id } } },
        ],
        [
          '?status=won&sort=-estimatedValue',
          { as, payload, sort: ['-estimatedValue'], where: { status: { equals: 'won' } } },
        ],
        ['?sort=companyName', { as, payload, sort: ['companyName'] }],
        ['?sort=stage,-companyName', { as, payload, sort: ['stage', '-companyName'] }],
        [
          '?q=hara',
          {
            as,
            payload,
            where: {
              or: [{ companyName: { contains: 'hara' } }, { contactName: { contains: 'hara' } }],
            },
          },
        ],
      ]
      for (const [query, wanted] of cases) {
        const answer = await answerOf({ as, path: `/leads${query}`, payload })
        expect({ ...answer, query }).toEqual({
          asked: [],
          body: await findLeads(wanted),
          query,
          status: 200,
        })
      }
    },
  )

  it('are read one by one as Payload would', async () => {
    const { docs } = (await findLeads({ as: team.viewer, limit: 100, payload })) as { docs: Doc[] }
    expect(docs).toHaveLength(59)
    for (const doc of docs) {
      const answer = await answerOf({ as: team.viewer, path: `/leads/${String(doc.id)}`, payload })
      expect(answer).toEqual({ asked: [], body: doc, status: 200 })
    }
  })

  it('are not found in the trash, nor by a stranger', async () => {
    const { docs } = await payload.find({
      collection: 'crm-leads',
      trash: true,
      where: { deletedAt: { exists: true } },
    })
    const path = `/leads/${docs[0]!.id}`
    expect((await answerOf({ as: team.admin, path, payload })).status).toBe(404)
    expect((await answerOf({ as: team.stranger, path: '/leads', payload })).status).toBe(403)
  })

  it('are Payload’s to read with relations, conditions or an order that reach further', async () => {
    const as = team.viewer
    for (const query of ['depth=1', 'where[stage][equals]=lead', 'sort=owner.name']) {
      const { asked, status } = await answerOf({ as, path: `/leads?${query}`, payload })
      expect({ isPayloads: asked.includes('crm-leads'), query, status }).toEqual({
        isPayloads: true,
        query,
        status: 200,
      })
    }
    for (const sort of ['importHash', 'version']) {
      expect((await answerOf({ as, path: `/leads?sort=${sort}`, payload })).status).toBe(400)
    }
  })
})

describe('what a host makes of its leads', () => {
  const readWith = async (leads: Overrides) => {
    const { payload, stop, team } = await start(
      { plugin: { collections: { leads } }, schema: 'push' },
      12,
    )
    try {
      const as = team.rep
      const answer = await answerOf({ as, path: '/leads', payload })
      return { answer, found: await findLeads({ as, payload }) }
    } finally {
      await stop()
    }
  }

  it('is read with its own fields, groups and rows', async () => {
    const { answer, found } = await readWith(({ defaultCollection }) => ({
      ...defaultCollection,
      access: { ...defaultCollection.access, read: () => ({ stage: { not_equals: 'lead' } }) },
      fields: [
        ...defaultCollection.fields,
        { name: 'region', type: 'select', defaultValue: 'south', options: ['north', 'south'] },
        { name: 'isKey', type: 'checkbox', defaultValue: true },
        { name: 'internal', type: 'text', defaultValue: 'no', hidden: true },
        {
          name: 'visit',
          type: 'group',
          fields: [
            { name: 'at', type: 'date', defaultValue: '2026-01-02T03:04:05.006Z' },
            { name: 'cost', type: 'number', defaultValue: 12.5 },
            { name: 'guests', type: 'text', defaultValue: ['Ann', 'Bob'], hasMany: true },
          ],
        },
      ],
    }))
    expect(answer).toEqual({ asked: [], body: found, status: 200 })
    const [doc] = answer.body.docs as Doc[]
    expect(doc).toMatchObject({
      isKey: true,
      region: 'south',
      visit: { cost: 12.5, guests: ['Ann', 'Bob'] },
    })
    expect(doc).not.toHaveProperty('internal')
  })

  it.each<[string, Overrides, Doc]>([
    [
      'a hook after reading',
      ({ defaultCollection }) => ({
        ...defaultCollection,
        hooks: {
          ...defaultCollection.hooks,
          afterRead: [({ doc }: { doc: Doc }) => ({ ...doc, companyName: 'By hook' })],
        },
      }),
      { companyName: 'By hook' },
    ],
    [
      'a hook of a field',
      ({ defaultCollection }) => ({
        ...defaultCollection,
        fields: [
          ...defaultCollection.fields,
          { name: 'nick', type: 'text', hooks: { afterRead: [() => 'Nick'] } },
        ],
      }),
      { nick: 'Nick' },
    ],
    [
      'access to a field',
      ({ defaultCollection }) => ({
        ...defaultCollection,
        fields: [
          ...defaultCollection.fields,
          {
            name: 'grade',
            type: 'text',
            access: { read: ({ req }) => Boolean(req.user) },
            defaultValue: 'A',
          },
        ],
      }),
      { grade: 'A' },
    ],
    [
      'a field of another kind',
      ({ defaultCollection }) => ({
        ...defaultCollection,
        fields: [
          ...defaultCollection.fields,
          { name: 'extra', type: 'json', defaultValue: { a: [1] } },
        ],
      }),
      { extra: { a: [1] } },
    ],
  ])('is Payload’s to read with %s', async (_, leads, expected) => {
    const { answer, found } = await readWith(leads)
    expect(answer).toEqual({ asked: ['crm-leads'], body: found, status: 200 })
    expect((answer.body.docs as Doc[])[0]).toMatchObject(expected)
  })
})
