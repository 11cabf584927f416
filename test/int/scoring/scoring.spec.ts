import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'
import { openAIProvider } from 'payload-crm/openai'

import type { Insight } from '../../../src/domain/insights/types.js'
import type { ModelServer } from '../../support/modelServer/startModelServer.js'
import type { Team } from '../../support/team.js'

import { scoreLeads } from '../../../src/collections/insights/operations/scores/scoreLeads.js'
import { replayScore } from '../../../src/domain/scoring/scoreLead.js'
import { bootPayload } from '../../support/bootPayload.js'
import { startModelServer } from '../../support/modelServer/startModelServer.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

let model: ModelServer
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  model = await startModelServer()
  ;({ payload, stop } = await bootPayload({
    plugin: {
      ai: { provider: openAIProvider({ baseURL: model.url, model: 'judge' }), retries: 0 },
      rateLimits: { ai: false },
    },
  }))
  team = await createTeam(payload)
})

beforeEach(() => {
  model.behave('valid')
  model.set({ answers: {} })
  model.requests.length = 0
})

afterEach(() =>
  query({
    payload,
    text: `delete from crm_work; delete from payload_jobs; delete from crm_ai_insights;
      delete from crm_ai_runs; delete from crm_activities; delete from crm_leads;
      delete from crm_ai_breakers`,
  }),
)

afterAll(async () => {
  await stop()
  await model.stop()
})

const makeLead = async (data: Record<string, unknown> = {}) =>
  (await payload.create({
    collection: 'crm-leads',
    data: {
      companyName: 'Acme Group',
      estimatedValue: 20_000,
      owner: team.rep.user.id,
      source: 'inbound',
      ...data,
    },
    depth: 0,
  })) as unknown as { id: string; updatedAt: string }

const readLead = async (id: string) =>
  (await payload.findByID({ id, collection: 'crm-leads', depth: 0 })) as unknown as {
    aiScore: number
    aiScoredAt: string
    aiScoreReason: string
    updatedAt: string
  }

const readInsights = async (status = 'current') =>
  (
    await payload.find({
      collection: 'crm-ai-insights',
      depth: 0,
      where: { kind: { equals: 'score' }, status: { equals: status } },
    })
  ).docs as unknown as Insight[]

type Run = {
  calls: number
  counts: Record<string, number>
  errors: { kind: string; subjects: number }[]
  inputTokens: number
  total: number
}

const scoreNow = async ({
  as = team.manager,
  body = {},
  on = payload,
}: { as?: Team['rep']; body?: unknown; on?: Payload } = {}): Promise<Run> =>
  (
    await rest<Run>({
      as,
      body,
      method: 'POST',
      path: '/crm/ai/score-leads?wait=true',
      payload: on,
    })
  ).body

const answer = (adjust: (leadId: string) => Record<string, unknown>[]) =>
  model.set({
    answers: {
      score: ({ data }) => ({
        leads: (data as { leads: { leadId: string }[] }).leads.flatMap(({ leadId }) =>
          adjust(leadId),
        ),
      }),
    },
  })

const REASON = 'They ask for a quick start.'

const moves = (adjustment: number) => answer((leadId) => [{ adjustment, leadId, reason: REASON }])

describe('a score', () => {
  it('is kept with its reasons, shown on the lead, and the same again from what is stored', async () => {
    moves(7)
    const { id, updatedAt } = await makeLead()
    expect(await scoreNow()).toMatchObject({ calls: 1, counts: { scored: 1 }, errors: [] })

    const [insight] = await readInsights()
    expect(insight).toMatchObject({ lead: id, source: 'judge', value: 47 })
    expect(insight!.factors.map(({ key, points }) => [key, points])).toEqual([
      ['score:outcomeStage', 4],
      ['score:sourceInbound', 10],
      ['score:recency', 10],
      ['score:velocityUnknown', 5],
      ['score:valueUnknown', 5],
      ['score:sizeName', 6],
      ['score:engagement', 0],
      ['score:adjustment', 7],
    ])
    expect(replayScore(insight!).score).toBe(47)
    const lead = await readLead(id)
    expect(lead).toMatchObject({ aiScore: 47, updatedAt })
    expect(lead.aiScoreReason).toContain(REASON)
  })

  it('is not asked about again as long as nothing has changed', async () => {
    moves(7)
    const { id } = await makeLead()
    await scoreNow()
    await scoreNow({ body: { force: true } })
    expect(model.requests).toHaveLength(1)
    expect(await readInsights()).toHaveLength(1)

    await payload.update({ id, collection: 'crm-leads', data: { estimatedValue: 30_000 } })
    await scoreNow({ body: { force: true } })
    expect(model.requests).toHaveLength(2)
    expect(await readInsights('superseded')).toHaveLength(1)
  })

  it('counts what happened with the lead, and how', async () => {
    moves(0)
    const { id } = await makeLead()
    for (const [direction, sentiment] of [
      ['outbound', null],
      ['inbound', 'positive'],
    ] as const) {
      await payload.create({
        collection: 'crm-activities',
        data: {
          type: 'email',
          direction,
          lead: id,
          occurredAt: new Date().toISOString(),
          sentiment,
          subject: `A letter ${direction}`,
        },
      })
    }
    await scoreNow()
    const [insight] = await readInsights()
    expect(insight!.factors).toContainEqual({
      facts: { inbound: 1, outbound: 1 },
      key: 'score:engagement_positive',
      points: 7,
    })
    expect(insight!.factors).toContainEqual({
      facts: { days: 0 },
      key: 'score:recency',
      points: 10,
    })
    expect(model.requests[0]!.data).toMatchObject({
      leads: [{ activities: ['A letter inbound', 'A letter outbound'], leadId: 'L1' }],
    })
  })

  it('is compared with the book', async () => {
    moves(0)
    for (const estimatedValue of [1000, 2000, 3000, 4000, 50_000]) {
      await makeLead({ estimatedValue })
    }
    const crm = getCRM(payload)
    const req = await createLocalReq({}, payload)
    const { docs } = await payload.find({ collection: 'crm-leads', limit: 10 })
    await scoreLeads({ crm, leads: docs.map(({ id }) => id), req })
    const points = (await readInsights()).map(
      ({ factors }) => factors.find(({ key }) => key === 'score:value')!.points,
    )
    expect(points.sort()).toEqual([10, 10, 2, 4, 7])
  })
})

describe('a model', () => {
  it.each<[string, Parameters<typeof answer>[0]]>([
    ['moves a score too far', (leadId) => [{ adjustment: 16, leadId, reason: REASON }]],
    ['names no reason', (leadId) => [{ adjustment: 5, leadId, reason: ' ' }]],
    [
      'makes up a figure',
      (leadId) => [{ adjustment: 5, leadId, reason: 'They will pay $99,000.' }],
    ],
    ['speaks of another lead', () => [{ adjustment: 5, leadId: 'L7', reason: REASON }]],
    [
      'contradicts itself',
      (leadId) => [
        { adjustment: 5, leadId, reason: REASON },
        { adjustment: -5, leadId, reason: REASON },
      ],
    ],
  ])('that %s is not listened to, and the rules decide', async (_, adjust) => {
    answer(adjust)
    await makeLead()
    expect(await scoreNow()).toMatchObject({
      counts: { scored: 1 },
      errors: [{ kind: 'invalid', subjects: 1 }],
    })
    expect(await readInsights()).toEqual([expect.objectContaining({ source: 'rules', value: 40 })])
  })

  it('that fails for one lead is listened to for the others', async () => {
    const moved: Record<string, number> = { L1: 99, L2: 5 }
    answer((leadId) => [{ adjustment: moved[leadId], leadId, reason: REASON }])
    await makeLead()
    await makeLead()
    expect(await scoreNow()).toMatchObject({ errors: [{ kind: 'invalid', subjects: 1 }] })
    const sources = (await readInsights()).map(({ source }) => source)
    expect(sources.sort()).toEqual(['judge', 'rules'])
  })

  it('that is down leaves the scores to the rules, and is asked again when it is back', async () => {
    model.behave('error')
    await makeLead()
    expect(await scoreNow()).toMatchObject({
      counts: { scored: 1 },
      errors: [{ kind: 'unavailable', subjects: 1 }],
    })
    model.behave('valid')
    moves(7)
    await scoreNow({ body: { force: true } })
    expect(await readInsights()).toEqual([expect.objectContaining({ source: 'judge', value: 47 })])
  })
})

describe('who is scored', () => {
  it('is open and has no recent score', async () => {
    moves(0)
    const lead = await makeLead()
    await makeLead({ lostReason: 'Price', stage: 'closed_lost' })
    const gone = await makeLead()
    await query({
      payload,
      text: `update crm_leads set deleted_at = now() where id = '${gone.id}'`,
    })
    expect(await scoreNow()).toMatchObject({ total: 1 })
    expect(await scoreNow()).toMatchObject({ total: 0 })
    expect(await scoreNow({ body: { force: true } })).toMatchObject({ total: 1 })
    await query({
      payload,
      text: `update crm_leads set ai_scored_at = now() - interval '8 days'`,
    })
    expect(await scoreNow()).toMatchObject({ total: 1 })
    expect(await scoreNow({ body: { ids: [lead.id] } })).toMatchObject({ total: 1 })
  })

  it('is on the pipeline that was asked for', async () => {
    moves(0)
    await makeLead()
    expect(await scoreNow({ body: { pipeline_type: 'existing_client' } })).toMatchObject({
      total: 0,
    })
    expect(await scoreNow({ body: { pipeline_type: 'new_logo' } })).toMatchObject({ total: 1 })
  })

  it('is a lead the caller may read', async () => {
    const own = await bootPayload({ plugin: { visibility: 'own' } })
    const people = await createTeam(own.payload)
    for (const { user } of [people.rep, people.rep, people.colleague]) {
      await own.payload.create({
        collection: 'crm-leads',
        data: { companyName: 'Acme', owner: user.id },
      })
    }
    expect(await scoreNow({ as: people.rep, on: own.payload })).toMatchObject({ total: 2 })
    expect(await scoreNow({ as: people.manager, on: own.payload })).toMatchObject({ total: 1 })
    await own.stop()
  })
})

it('answers with the scores themselves where it is called by code', async () => {
  moves(3)
  const { id } = await makeLead()
  const req = await createLocalReq({}, payload)
  const scores = await scoreLeads({ crm: getCRM(payload), leads: [id], req })
  expect(scores).toEqual([
    { leadId: id, reasoning: expect.stringContaining(REASON) as string, score: 43 },
  ])
})
