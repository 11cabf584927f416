import type { Payload } from 'payload'

import type { Callers, Subject } from '../../support/accessTable.js'
import type { Team } from '../../support/team.js'

import { routes } from '../../../src/endpoints/registry.js'
import {
  callRoute,
  createCallers,
  credentialsOf,
  Members,
  SUBJECTS,
  tryRoute,
} from '../../support/accessTable.js'
import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { CALLS, createRecords } from '../../support/routeCalls.js'

type Record_ = { id: string }

let callers: Callers
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ collections: [Members], schema: 'push' }))
  callers = await createCallers({ payload })
  team = callers.team
})

afterAll(() => stop())

const names = routes.map(({ method, path }) => `${method} ${path}`)

it('covers every route there is', () => {
  expect(Object.keys(CALLS).sort()).toEqual([...names].sort())
})

describe.each(names)('%s', (route) => {
  it.each(SUBJECTS)(
    'answers %s as declared, and writes nothing when it refuses',
    async (subject) => {
      const { answer, expected, reached } = await tryRoute({ callers, route, subject })
      expect({ ...reached, body: answer.body }).toMatchObject(expected)
    },
  )
})

describe('destroying a record for good', () => {
  const destroy = async (subject: Subject) => {
    const records = await createRecords(callers)
    const before = await fingerprint({ payload })
    const { status } = await callRoute({
      callers,
      query: '?permanent=true',
      records,
      route: 'delete /performance/:id',
      subject,
    })
    return { after: await fingerprint({ payload }), before, records, status }
  }

  it.each([
    ['nobody', 401],
    ['outsider', 403],
    ['stranger', 403],
    ['intake', 403],
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
  const collections = [
    ...['leads', 'contacts', 'companies'],
    ...['proposals', 'orders', 'performance', 'activities'],
  ]

  it.each([...collections, 'products', 'pipelines'])('hide %s from strangers', async (name) => {
    await createRecords(callers)
    const path = `/crm-${name}`
    for (const subject of ['nobody', 'outsider', 'stranger', 'intake'] as const) {
      expect(await rest({ ...credentialsOf({ callers, subject }), path, payload })).toMatchObject({
        status: 403,
      })
    }
    expect(await rest({ as: team.viewer, path, payload })).toMatchObject({ status: 200 })
  })

  it.each(collections)('let a viewer write no %s', async (name) => {
    const records = await createRecords(callers)
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
    const records = await createRecords(callers)
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
