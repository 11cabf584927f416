import type { Payload } from 'payload'

import { routes } from '../../../src/endpoints/registry.js'
import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam, type Team } from '../../support/team.js'
import { createBook, pipeline, toForm } from '../import/book.js'

type Record_ = { id: string }

let payload: Payload
let stop: () => Promise<void>
let team: Team
let apiKey: string

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  apiKey = '3f1c3f6e-4a52-4d39-9d5b-0a3a2f6f5c11'
  await payload.create({
    collection: 'users',
    data: {
      name: 'Machine',
      apiKey,
      crmRole: 'manager',
      email: 'machine@example.com',
      enableAPIKey: true,
      password: 'not used for signing in',
    },
  })
})

afterAll(() => stop())

/** Records of the rep: a lead with everything that hangs on one. */
const createRecords = async () => {
  const create = async (collection: string, data: Record<string, unknown>): Promise<Record_> =>
    (await payload.create({ collection, data, depth: 0 })) as unknown as Record_
  const lead = await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id })
  const proposal = await create('crm-proposals', { name: 'Offer', lead: lead.id })
  const order = await create('crm-orders', { name: 'Order', lead: lead.id })
  const performance = await create('crm-performance', {
    campaignName: 'Spring',
    order: order.id,
    periodEnd: '2026-03-31',
    periodStart: '2026-03-01',
  })
  return { lead, order, performance, proposal }
}

type Records = Awaited<ReturnType<typeof createRecords>>

type Call = { body?: unknown; path: string }

/** A valid call of each route on the rep's records, by method and path. */
const CALLS: Record<string, (records: Records) => Call> = {
  'delete /leads/:id': () => ({ path: '/leads/:lead' }),
  'delete /orders/:id': () => ({ path: '/orders/:order' }),
  'delete /performance/:id': () => ({ path: '/performance/:performance' }),
  'delete /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'get /board/:pipeline': () => ({ path: '/board/new_logo' }),
  'get /deals': () => ({ path: '/deals' }),
  'get /deals/:id': () => ({ path: '/deals/:deal' }),
  'get /leads': () => ({ path: '/leads' }),
  'get /leads/:id': () => ({ path: '/leads/:lead' }),
  'get /orders': () => ({ path: '/orders' }),
  'get /orders/:id': () => ({ path: '/orders/:order' }),
  'get /performance': () => ({ path: '/performance' }),
  'get /performance/:id': () => ({ path: '/performance/:performance' }),
  'get /proposals': () => ({ path: '/proposals' }),
  'get /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'patch /leads/:id': () => ({ body: { stage: 'qualified' }, path: '/leads/:lead' }),
  'patch /orders/:id': () => ({ body: { name: 'Renamed' }, path: '/orders/:order' }),
  'patch /performance/:id': () => ({ body: { clicks: 3 }, path: '/performance/:performance' }),
  'patch /proposals/:id': () => ({ body: { name: 'Renamed' }, path: '/proposals/:proposal' }),
  'post /import/sales': ({ lead }) => ({
    body: toForm(createBook({ pipeline: pipeline(`${lead.id},Ann Lee,MG,Acme,Prospecting,,,`) })),
    path: '/import/sales',
  }),
  'post /leads': () => ({ body: { companyName: 'New' }, path: '/leads' }),
  'post /orders': ({ lead }) => ({ body: { name: 'New', lead: lead.id }, path: '/orders' }),
  'post /performance': ({ order }) => ({
    body: {
      campaignName: 'New',
      order: order.id,
      periodEnd: '2026-04-30',
      periodStart: '2026-04-01',
    },
    path: '/performance',
  }),
  'post /proposals': ({ lead }) => ({ body: { name: 'New', lead: lead.id }, path: '/proposals' }),
}

const SUBJECTS = [
  'nobody',
  'stranger',
  'viewer',
  'rep',
  'colleague',
  'manager',
  'admin',
  'apiKey',
] as const

type Subject = (typeof SUBJECTS)[number]

type Expectation = Record<Subject, number>

const denied = { nobody: 401, stranger: 403 }

const reads: Expectation = {
  ...denied,
  admin: 200,
  apiKey: 200,
  colleague: 200,
  manager: 200,
  rep: 200,
  viewer: 200,
}

const changes: Expectation = { ...reads, colleague: 403, viewer: 403 }

const makes: Expectation = {
  ...denied,
  admin: 201,
  apiKey: 201,
  colleague: 403,
  manager: 201,
  rep: 201,
  viewer: 403,
}

const administers: Expectation = {
  ...denied,
  admin: 200,
  apiKey: 403,
  colleague: 403,
  manager: 403,
  rep: 403,
  viewer: 403,
}

/** Whoever may write may make a lead of their own; what hangs on a lead needs the right to that lead. */
const expectationOf = (route: string): Expectation => {
  if (route.startsWith('get')) {
    return reads
  }
  if (route === 'post /import/sales') {
    return administers
  }
  if (route === 'post /leads') {
    return { ...makes, colleague: 201 }
  }
  return route.startsWith('post') ? makes : changes
}

const credentials = (subject: Subject) => {
  if (subject === 'nobody') {
    return {}
  }
  return subject === 'apiKey'
    ? { headers: { Authorization: `users API-Key ${apiKey}` } }
    : { as: team[subject] }
}

const call = async ({
  query = '',
  records,
  route,
  subject,
}: {
  query?: string
  records: Records
  route: string
  subject: Subject
}) => {
  const { body, path } = CALLS[route]!(records)
  const deal = records.lead
  const filled = path.replace(/:(\w+)/, (_, key) => ({ ...records, deal })[key as 'lead'].id)
  return rest({
    ...credentials(subject),
    body,
    method: route.split(' ')[0]!.toUpperCase() as 'GET',
    path: `/crm${filled}${query}`,
    payload,
  })
}

/** A deal is a lead past the first stage. */
const stageFor = (route: string): string => (route.includes('/deals') ? 'qualified' : 'lead')

const writesNothing = ({ route, status }: { route: string; status: number }): boolean =>
  status >= 400 || route.startsWith('get')

const names = routes.map(({ method, path }) => `${method} ${path}`)

it('covers every route there is', () => {
  expect(Object.keys(CALLS).sort()).toEqual([...names].sort())
})

describe.each(names)('%s', (route) => {
  it.each(SUBJECTS)(
    'answers %s as declared, and writes nothing when it refuses',
    async (subject) => {
      const records = await createRecords()
      await payload.update({
        id: records.lead.id,
        collection: 'crm-leads',
        data: { stage: stageFor(route) },
      })
      const expected = expectationOf(route)[subject]
      const before = await fingerprint({ payload })

      const { body, status } = await call({ records, route, subject })

      expect({ body, status }).toMatchObject({ status: expected })
      const isUnchanged = JSON.stringify(before) === JSON.stringify(await fingerprint({ payload }))
      expect(isUnchanged).toBe(writesNothing({ route, status: expected }))
    },
  )
})

describe('destroying a record for good', () => {
  const destroy = async (subject: Subject) => {
    const records = await createRecords()
    const before = await fingerprint({ payload })
    const { status } = await call({
      query: '?permanent=true',
      records,
      route: 'delete /performance/:id',
      subject,
    })
    return { after: await fingerprint({ payload }), before, records, status }
  }

  it.each([
    ['nobody', 401],
    ['stranger', 403],
    ['viewer', 403],
    ['rep', 403],
    ['colleague', 403],
    ['manager', 403],
    ['apiKey', 403],
  ] as const)('is refused to %s', async (subject, expected) => {
    const { after, before, status } = await destroy(subject)
    expect(status).toBe(expected)
    expect(after).toEqual(before)
  })

  it('is for administrators', async () => {
    const { records, status } = await destroy('admin')
    expect(status).toBe(200)
    const where = { id: { equals: records.performance.id } }
    const left = await payload.count({ collection: 'crm-performance', trash: true, where })
    expect(left.totalDocs).toBe(0)
  })
})

describe('the collections at their own REST routes', () => {
  const collections = ['leads', 'companies', 'proposals', 'orders', 'performance', 'activities']

  it.each([...collections, 'products', 'pipelines'])('hide %s from strangers', async (name) => {
    await createRecords()
    const path = `/crm-${name}`
    for (const subject of ['nobody', 'stranger'] as const) {
      expect(await rest({ ...credentials(subject), path, payload })).toMatchObject({ status: 403 })
    }
    expect(await rest({ as: team.viewer, path, payload })).toMatchObject({ status: 200 })
  })

  it.each(collections)('let a viewer write no %s', async (name) => {
    const records = await createRecords()
    const body = {
      name: 'x',
      companyName: 'x',
      lead: records.lead.id,
      order: records.order.id,
    }
    const before = await fingerprint({ payload })
    const answer = await rest({
      as: team.viewer,
      body,
      method: 'POST',
      path: `/crm-${name}`,
      payload,
    })
    expect(answer).toMatchObject({ status: 403 })
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it.each(['products', 'pipelines'])('let a rep write no %s', async (name) => {
    const answer = await rest({
      as: team.rep,
      body: { name: 'x' },
      method: 'POST',
      path: `/crm-${name}`,
      payload,
    })
    expect(answer).toMatchObject({ status: 403 })
  })

  it('take no value that only the system writes', async () => {
    const { body } = await rest<{ doc: Record<string, unknown> }>({
      as: team.rep,
      body: {
        aiScore: 99,
        closedAt: '2020-01-01T00:00:00.000Z',
        companyName: 'Forged',
        createdBy: team.admin.user.id,
        importHash: 'x',
        probability: 99,
        stageEnteredAt: '2020-01-01T00:00:00.000Z',
        status: 'won',
      },
      method: 'POST',
      path: '/crm-leads',
      payload,
    })
    expect(body.doc).toMatchObject({
      aiScore: null,
      closedAt: null,
      createdBy: expect.objectContaining({ id: team.rep.user.id }),
      probability: 10,
      status: 'open',
    })
    expect(Date.parse(String(body.doc.stageEnteredAt))).toBeGreaterThan(Date.parse('2026-01-01'))
  })
})

describe('a rep', () => {
  it('may not hang anything on a colleague’s lead by changing what it belongs to', async () => {
    const records = await createRecords()
    const foreign = (await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Foreign', owner: team.colleague.user.id },
    })) as unknown as Record_
    const answer = await rest({
      as: team.rep,
      body: { lead: foreign.id },
      method: 'PATCH',
      path: `/crm/orders/${records.order.id}`,
      payload,
    })
    expect(answer.status).toBe(403)
  })
})

describe('the role of a user', () => {
  const setRole = (as: Team['rep'], id: string, crmRole: string) =>
    rest<{ doc: { crmRole: string } }>({
      as,
      body: { crmRole },
      method: 'PATCH',
      path: `/users/${id}`,
      payload,
    })

  it('is given by administrators only', async () => {
    const { user } = team.stranger
    await setRole(team.rep, team.rep.user.id, 'admin')
    await setRole(team.manager, user.id, 'admin')
    const { docs } = await payload.find({
      collection: 'users',
      where: { id: { in: [team.rep.user.id, user.id] } },
    })
    expect(docs.map(({ crmRole }) => crmRole).sort()).toEqual([null, 'rep'].sort())
    const { body } = await setRole(team.admin, user.id, 'viewer')
    expect(body.doc.crmRole).toBe('viewer')
    await setRole(team.admin, user.id, null as never)
  })
})
