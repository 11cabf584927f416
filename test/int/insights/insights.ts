import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type {
  BatchOutcome,
  EngineFunction,
  RunScope,
} from '../../../src/collections/runs/operations/types.js'
import type { NewInsight } from '../../../src/domain/insights/types.js'

import { saveInsights } from '../../../src/collections/insights/operations/saveInsights.js'
import { inTransaction } from '../../../src/database/inTransaction.js'
import { hashInputs } from '../../../src/domain/insights/hashInputs.js'

/** A score of a lead, decided by nothing but itself. */
export const scoreOf = ({
  inputs,
  lead,
  value = 50,
  ...rest
}: { lead: number | string } & Partial<NewInsight>): NewInsight => ({
  expiresAt: null,
  factors: [{ facts: {}, key: 'score:source', points: value }],
  inputHash: hashInputs(inputs ?? { value }),
  inputs: inputs ?? { value },
  kind: 'score',
  lead,
  order: null,
  payload: { leadId: lead, reasoning: 'Because.', score: value },
  source: 'rules',
  topic: '',
  value,
  versions: { rules: '1' },
  ...rest,
})

/** Keeps insights in a transaction of their own. */
export const keep = async ({
  insights,
  now = new Date(),
  payload,
  work = () => Promise.resolve(),
}: {
  insights: NewInsight[]
  now?: Date
  payload: Payload
  /** What else happens in the transaction, after. */
  work?: (req: PayloadRequest) => Promise<void>
}): Promise<{ created: number; unchanged: number }> => {
  const req = await createLocalReq({}, payload)
  return inTransaction({
    req,
    work: async () => {
      const counts = await saveInsights({ crm: getCRM(payload), insights, now, req })
      await work(req)
      return counts
    },
  })
}

export const readInsights = async ({ payload }: { payload: Payload }) =>
  (await payload.find({ collection: 'crm-ai-insights', depth: 0, limit: 0, sort: 'createdAt,id' }))
    .docs as unknown as {
    expiresAt: null | string
    factors: { facts: Record<string, unknown>; key: string; points: number }[]
    id: string
    kind: string
    lead: string
    order: null | string
    payload: Record<string, unknown>
    source: string
    status: string
    topic: string
    updatedAt: string
    value: number
  }[]

/** What a run does with a function of the engine, in one batch and one transaction. */
export const runEngine = async ({
  engine,
  ids,
  now = new Date(),
  payload,
  scope = {},
  user = null,
}: {
  engine: EngineFunction
  /** Instead of those whose turn it is. */
  ids?: (number | string)[]
  now?: Date
  payload: Payload
  scope?: Partial<RunScope>
  user?: unknown
}): Promise<BatchOutcome> => {
  const crm = getCRM(payload)
  const request = () => createLocalReq({ user: user as never }, payload)
  const req = await request()
  const due = ids ?? (await engine.plan({ crm, now, req, scope: { isForced: false, ...scope } }))
  const run = (
    await payload.create({ collection: 'crm-ai-runs', data: { kind: 'daily', status: 'running' } })
  ).id
  const { signal } = new AbortController()
  const effects = await engine.prepare({ crm, ids: due, now, payload, req, run, signal })
  const within = await request()
  return inTransaction({ req: within, work: () => effects({ req: within }) })
}
