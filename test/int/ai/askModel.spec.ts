import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { setTimeout as sleep } from 'node:timers/promises'
import { getCRM } from 'payload-crm'
import { openAIProvider } from 'payload-crm/openai'
import { z } from 'zod'

import type { GivenAIOptions } from '../../../src/domain/ai/options.js'
import type { AIProvider } from '../../../src/domain/ai/provider.js'
import type { ModelServer } from '../../support/modelServer/startModelServer.js'

import { askModel } from '../../../src/collections/ai/operations/askModel.js'
import { fillAIOptions } from '../../../src/domain/ai/options.js'
import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { startModelServer, USAGE } from '../../support/modelServer/startModelServer.js'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, unknown>[] }> }

const schema = z.object({ answer: z.string() })

let model: ModelServer
let payload: Payload
let second: Payload
let stop: () => Promise<void>
let stopSecond: () => Promise<void>

beforeAll(async () => {
  model = await startModelServer()
  const booted = await bootPayload()
  ;({ payload, stop } = booted)
  ;({ payload: second, stop: stopSecond } = await bootSecondNode(booted))
})
afterAll(async () => {
  await stopSecond()
  await stop()
  await model.stop()
})

const run = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  (await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)).rows

beforeEach(async () => {
  model.behave('valid')
  model.set({ latencyMs: 0, retryAfter: '0' })
  model.requests.length = 0
  await run(sql`truncate crm_ai_usage, crm_ai_breakers`)
})

const price = { currency: 'USD', input: 1000, output: 2000 }

const provider = () =>
  openAIProvider({ baseURL: model.url, model: 'test', prices: { test: price } })

type Asking = {
  ai?: GivenAIOptions
  data?: unknown
  node?: Payload
  now?: () => Date
  signal?: AbortSignal
}

const ask = ({ ai = {}, data = {}, node = payload, now, signal }: Asking = {}) => {
  const crm = getCRM(node)
  return askModel({
    crm: { ...crm, ai: fillAIOptions({ provider: provider(), ...ai }), ...(now ? { now } : {}) },
    data,
    function: 'insight',
    instructions: 'Answer.',
    payload: node,
    schema,
    signal,
  })
}

const kindsOf = async (asked: ReturnType<typeof ask>[]): Promise<Record<string, number>> => {
  const results = await Promise.all(asked)
  const kinds = results.map((result) => ('error' in result ? result.error.kind : 'answered'))
  return Object.fromEntries(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  )
}

/**
 * What becomes of questions at once, none of which is answered before all others have come to their
 * end: whatever one holds it holds while they ask.
 */
const kindsAtOnce = ({
  answered,
  times,
  ...asking
}: { answered: number; times: number } & Asking): Promise<Record<string, number>> => {
  const own = provider()
  let ended = 0
  const waiting: AIProvider = {
    ...own,
    generate: async (request) => {
      while (ended < times - answered) {
        await sleep(10, undefined, { signal: request.signal })
      }
      return own.generate(request)
    },
  }
  return kindsOf(
    Array.from({ length: times }, () =>
      ask({
        ...asking,
        ai: { deadlineSeconds: 30, ...asking.ai, provider: waiting },
      }).finally(() => (ended += 1)),
    ),
  )
}

const uses = () =>
  run(sql`
    select function, model, calls::int, failures::int, input_tokens::int as input,
      output_tokens::int as output, cost::float8
    from crm_ai_usage order by function`)

describe('asking a model', () => {
  it('is no question without a provider', async () => {
    expect(await ask({ ai: { provider: null } })).toMatchObject({ error: { kind: 'none' } })
    expect(await uses()).toEqual([])
  })

  it('counts what was used, for the day and for the function and its model', async () => {
    const result = await ask()
    expect(result).toMatchObject({ ok: true, usage: { calls: 1, cost: 0.3 } })
    const used = {
      calls: 1,
      cost: 0.3,
      failures: 0,
      input: USAGE.prompt_tokens,
      output: USAGE.completion_tokens,
    }
    expect(await uses()).toEqual([
      { ...used, function: '', model: '' },
      { ...used, function: 'insight', model: 'test' },
    ])
  })

  it('counts what failed, with the tokens the server tells', async () => {
    model.behave('error', 'empty', 'valid')
    expect(await ask()).toMatchObject({ ok: true, usage: { calls: 3 } })
    expect(await uses()).toMatchObject([
      { calls: 3, failures: 2, input: 2 * USAGE.prompt_tokens },
      { calls: 3, failures: 2, input: 2 * USAGE.prompt_tokens },
    ])
  })

  it('counts days in the reporting time zone', async () => {
    await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'Pacific/Auckland' } })
    await ask({ now: () => new Date('2026-03-01T20:00:00.000Z') })
    await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'UTC' } })
    expect(await run(sql`select distinct day::text from crm_ai_usage`)).toEqual([
      { day: '2026-03-02' },
    ])
  })
})

describe('an answer that repeats what it was told', () => {
  it('is no answer, and no failure of the provider', async () => {
    model.behave('injection')
    for (let questions = 0; questions < 4; questions += 1) {
      expect(await ask()).toMatchObject({ error: { kind: 'invalid' }, usage: { calls: 1 } })
    }
  })
})

describe('the tries of a question', () => {
  it.each(['error', 'dropped', 'html', 'empty', 'rate_limited'] as const)(
    'are three when the server is %s',
    async (mode) => {
      model.behave(mode)
      expect(await ask()).toMatchObject({ ok: false, usage: { calls: 3 } })
      expect(model.requests).toHaveLength(3)
    },
  )

  it.each(['truncated', 'unauthorized', 'refusal'] as const)(
    'is one when the server is %s',
    async (mode) => {
      model.behave(mode)
      await ask()
      expect(model.requests).toHaveLength(1)
    },
  )

  it('end at once when the provider asks to wait beyond the deadline', async () => {
    model.behave('rate_limited')
    model.set({ retryAfter: '90' })
    expect(await ask()).toMatchObject({
      error: { kind: 'rate_limited', retryAfterSeconds: 90 },
      usage: { calls: 1 },
    })
  })

  it('end with the deadline', async () => {
    model.behave('hang')
    expect(await ask({ ai: { deadlineSeconds: 0.2 } })).toMatchObject({
      error: { kind: 'timeout' },
      usage: { calls: 1 },
    })
  })

  it('end when nobody waits any more, also between them', async () => {
    const controller = new AbortController()
    model.behave('error')
    model.set({ latencyMs: 10 })
    const asked = ask({ signal: controller.signal })
    controller.abort()
    expect(await asked).toMatchObject({ error: { kind: 'cancelled' } })
    expect(model.requests.length).toBeLessThanOrEqual(1)
  })

  it('end with the deadline whatever the provider does about it', async () => {
    const deaf: AIProvider = { ...provider(), generate: () => new Promise(() => undefined) }
    const ai = { deadlineSeconds: 0.2, provider: deaf }
    expect(await ask({ ai })).toMatchObject({ error: { kind: 'timeout' } })
  })

  it('survive a provider that throws', async () => {
    const rude: AIProvider = { ...provider(), generate: () => Promise.reject(new Error('no')) }
    expect(await ask({ ai: { provider: rude } })).toMatchObject({ error: { kind: 'unavailable' } })
  })
})

describe('the budget of a day', () => {
  const nodes = () => [payload, second]

  it('lets exactly so many calls through, of 40 at once on two nodes', async () => {
    const ai = { budget: { callsPerDay: 15 } }
    const asked = Array.from({ length: 40 }, (_, index) => ask({ ai, node: nodes()[index % 2] }))
    expect(await kindsOf(asked)).toEqual({ answered: 15, budget: 25 })
    expect(model.requests).toHaveLength(15)
  })

  it('counts tries', async () => {
    model.behave('error')
    expect(await ask({ ai: { budget: { callsPerDay: 2 } } })).toMatchObject({
      error: { kind: 'unavailable' },
      usage: { calls: 2 },
    })
    expect(model.requests).toHaveLength(2)
  })

  it('sets aside tokens before it asks, and takes what was used after', async () => {
    // A small question sets aside 800 or so, and uses 250.
    const ai = { budget: { tokensPerDay: 2000 } }
    expect(await kindsAtOnce({ ai, answered: 2, times: 10 })).toEqual({ answered: 2, budget: 8 })
    expect(await kindsOf([ask({ ai })])).toEqual({ answered: 1 })
  })

  it('holds for costs', async () => {
    const ai = { budget: { costPerDay: 2 } }
    expect(await kindsAtOnce({ ai, answered: 1, times: 2 })).toEqual({ answered: 1, budget: 1 })
  })

  it('lets nothing through that alone is too much', async () => {
    const ai = { budget: { tokensPerDay: 2000 } }
    expect(await kindsOf([ask({ ai, data: { text: 'x'.repeat(9000) } })])).toEqual({ budget: 1 })
  })

  it('is there again the next day', async () => {
    const ai = { budget: { callsPerDay: 1 } }
    const on = (day: string) => ask({ ai, now: () => new Date(`${day}T12:00:00.000Z`) })
    expect(await kindsOf([on('2026-03-01'), on('2026-03-01')])).toEqual({ answered: 1, budget: 1 })
    expect(await kindsOf([on('2026-03-02')])).toEqual({ answered: 1 })
  })
})

describe('a model that is down', () => {
  const at = (seconds: number) => () => new Date(Date.UTC(2026, 2, 1, 12, 0, seconds))

  it('is left alone by all nodes after three questions, until one finds out', async () => {
    model.behave('refusal')
    for (let questions = 0; questions < 3; questions += 1) {
      await ask({ now: at(0) })
    }
    expect(await ask({ node: second, now: at(10) })).toMatchObject({
      error: { kind: 'unavailable', retryAfterSeconds: 20 },
      usage: { calls: 0 },
    })
    expect(model.requests).toHaveLength(3)

    model.behave('valid')
    const probes = { answered: 1, node: second, now: at(31), times: 5 }
    expect(await kindsAtOnce(probes)).toEqual({ answered: 1, unavailable: 4 })
    expect(await kindsOf([ask({ now: at(32) })])).toEqual({ answered: 1 })
  })

  it('is left alone for as long as it asks to be', async () => {
    model.behave('rate_limited')
    model.set({ retryAfter: '120' })
    await ask({ now: at(0) })
    model.behave('valid')
    expect(await kindsOf([ask({ now: at(119) })])).toEqual({ unavailable: 1 })
    expect(await kindsOf([ask({ now: at(120) })])).toEqual({ answered: 1 })
  })
})
