import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { openAIProvider } from 'payload-crm/openai'

import type { GivenAIOptions } from '../../../src/domain/ai/options.js'
import type { AIStatus } from '../../../src/domain/ai/status.js'
import type { AIFunction } from '../../../src/domain/ai/types.js'
import type { ModelServer } from '../../support/modelServer/startModelServer.js'
import type { RestAnswer } from '../../support/rest.js'
import type { Stage } from '../fault.js'

import { createUser } from '../../support/createUser.js'
import { startModelServer } from '../../support/modelServer/startModelServer.js'
import { rest } from '../../support/rest.js'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, unknown>[] }> }

type Body = Record<string, unknown>

/** The product in this process, with a model server behind it. */
export type Engine = {
  as: { token: string }
  model: ModelServer
  payload: Payload
  query: <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) => Promise<Row[]>
  send: <T = Body>(args: { body?: unknown; path: string }) => Promise<RestAnswer<T>>
  status: () => Promise<AIStatus>
}

/** How long a question may take here; `Retry-After` of a second fits into it. */
export const DEADLINE_SECONDS = 1.5

export const openEngine = async ({
  ai = {},
  boot,
}: { ai?: GivenAIOptions } & Pick<Stage, 'boot'>): Promise<Engine> => {
  const model = await startModelServer()
  const { payload } = await boot({
    plugin: {
      ai: {
        dailyRun: false,
        deadlineSeconds: DEADLINE_SECONDS,
        provider: openAIProvider({ baseURL: model.url, model: 'test-model' }),
        ...ai,
      },
      rateLimits: { ai: false },
    },
  })
  const { token } = await createUser({ payload, role: 'manager' })
  const as = { token }
  const { drizzle } = payload.db as unknown as { drizzle: Executor }
  return {
    as,
    model,
    payload,
    query: async <Row>(text: ReturnType<typeof sql>) => (await drizzle.execute(text)).rows as Row[],
    send: ({ body, path }) =>
      rest({ as, body, method: body === undefined ? 'GET' : 'POST', path, payload }),
    status: async () => (await rest<AIStatus>({ as, path: '/crm/ai/status', payload })).body,
  }
}

/** What an engine function has something to say about. */
export type Subjects = { lead: string; order: string }

const DAY_MS = 86_400_000

const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString()

/** A client whose contract ends soon, whom nobody has called for long, and whose campaign does well. */
export const makeSubjects = async ({
  companyName = 'Acme',
  engine: { payload, query },
  notes = 'Wants more of it.',
}: {
  companyName?: string
  engine: Engine
  notes?: string
}): Promise<Subjects> => {
  const create = async (collection: string, data: Body): Promise<string> =>
    String((await payload.create({ collection, data, depth: 0 })).id)
  const [pipeline] = await query<{ id: string }>(
    sql`select id from crm_pipelines where key = 'existing_client'`,
  )
  const lead = await create('crm-leads', {
    companyName,
    contactName: companyName,
    estimatedValue: 40_000,
    notes,
    pipeline: pipeline!.id,
    source: 'inbound',
    stage: 'proposal',
  })
  await create('crm-activities', {
    type: 'email',
    body: notes,
    lead,
    occurredAt: dayFromNow(-60),
    subject: notes.slice(0, 100),
  })
  const order = await create('crm-orders', {
    name: companyName,
    endDate: dayFromNow(10),
    lead,
    lines: [
      { goalUnit: 'impressions', goalUnits: 1_000_000, label: 'Banner', price: 10, quantity: 1000 },
    ],
    startDate: dayFromNow(-80),
  })
  await create('crm-performance', {
    campaignName: companyName.slice(0, 100),
    clicks: 6_000,
    conversions: 300,
    impressions: 100_000,
    order,
    periodEnd: dayFromNow(-40),
    periodStart: dayFromNow(-70),
    revenue: 50_000,
    spend: 5_000,
  })
  return { lead, order }
}

type Written = { source: string }

export type EngineFunction = {
  ask: (args: { engine: Engine } & Subjects) => Promise<RestAnswer<Body>>
  name: AIFunction
  /** What it left about these subjects. */
  read: (args: { engine: Engine } & Subjects) => Promise<Written[]>
}

const insightsOf =
  (kind: string): EngineFunction['read'] =>
  ({ engine: { query }, lead }) =>
    query<Written>(sql`
      select source from crm_ai_insights
      where kind = ${kind} and lead_id = ${lead}::uuid and status = 'current'`)

const runOf =
  (path: string): EngineFunction['ask'] =>
  ({ engine: { send }, lead, order }) =>
    send({
      body: { force: true, ids: [path.endsWith('upsells') ? order : lead] },
      path: `/crm/ai/${path}?wait=true`,
    })

/** Every function of the engine, asked as the product asks it. */
export const FUNCTIONS: EngineFunction[] = [
  { name: 'score', ask: runOf('score-leads'), read: insightsOf('score') },
  { name: 'churn', ask: runOf('predict-churn'), read: insightsOf('churn') },
  { name: 'upsell', ask: runOf('suggest-upsells'), read: insightsOf('upsell') },
  {
    name: 'insight',
    ask: ({ engine: { send }, lead }) => send({ body: {}, path: `/crm/ai/deal-insights/${lead}` }),
    read: insightsOf('deal_insight'),
  },
  {
    name: 'prompt',
    ask: ({ engine: { send }, order }) => send({ body: {}, path: `/crm/ai/auto-prompt/${order}` }),
    read: ({ engine: { query }, order }) =>
      query<Written>(sql`
        select source from crm_advertiser_prompts where order_id = ${order}::uuid`),
  },
]
