import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { getCRM } from 'payload-crm'
import { openAIProvider } from 'payload-crm/openai'

import type { AIUsageReport } from '../../../src/domain/ai/usage.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Executor = { execute: (query: unknown) => Promise<unknown> }

/** It stays, so that no day ends between what is written and what is read. */
const NOW = new Date()

const dayBefore = (days: number): string =>
  new Date(NOW.getTime() - days * 86_400_000).toISOString().slice(0, 10)

const provider = openAIProvider({
  model: 'large',
  prices: { large: { currency: 'EUR', input: 1, output: 2 } },
})

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { ai: { provider } } }))
  getCRM(payload).now = () => NOW
  team = await createTeam(payload)
  await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(sql`
    insert into crm_ai_usage
      (day, function, model, calls, failures, input_tokens, output_tokens, cost)
    values (${dayBefore(0)}, '', '', 99, 9, 9, 9, 9),
      (${dayBefore(0)}, 'score', 'large', 5, 1, 1000, 100, 0.25),
      (${dayBefore(6)}, 'insight', 'large', 2, 0, 500, 50, 0.125),
      (${dayBefore(6)}, 'churn', 'local', 1, 0, 10, 5, null),
      (${dayBefore(7)}, 'score', 'large', 7, 0, 1, 1, 1)`)
})
afterAll(() => stop())

const read = (query: string) =>
  rest<AIUsageReport>({ as: team.manager, path: `/crm/ai/usage${query}`, payload })

describe('what models were asked', () => {
  it('is told by day, function and model, with what is known of its cost', async () => {
    const { body, status } = await read('?days=7')
    expect(status).toBe(200)
    expect(body).toMatchObject({ currency: 'EUR', from: dayBefore(6), to: dayBefore(0) })
    expect(body.rows).toEqual([
      {
        calls: 5,
        cost: 0.25,
        day: dayBefore(0),
        failures: 1,
        function: 'score',
        inputTokens: 1000,
        model: 'large',
        outputTokens: 100,
      },
      expect.objectContaining({ cost: null, function: 'churn', model: 'local' }),
      expect.objectContaining({ cost: 0.125, function: 'insight' }),
    ])
    expect(body.total).toEqual({
      calls: 8,
      cost: 0.375,
      failures: 1,
      inputTokens: 1510,
      outputTokens: 155,
    })
  })

  it('is told of thirty days when nobody says how many', async () => {
    expect((await read('')).body).toMatchObject({ from: dayBefore(29), total: { calls: 15 } })
  })

  it.each(['?days=0', '?days=367', '?days=x', '?since=1'])('takes no %s', async (query) => {
    expect((await read(query)).status).toBe(400)
  })
})
