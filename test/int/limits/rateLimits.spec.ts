import type { Payload, PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import { limitRate } from '../../../src/utilities/http/limitRate.js'
import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, unknown>[] }> }
type Refusal = { data: { retryAfter: number }; status: number }

const LIMITS = {
  ai: { points: 50, seconds: 120 },
  import: false,
  public: { points: 100, seconds: 60 },
} as const

let databaseURL: string
let payload: Payload
let second: Payload
let stop: () => Promise<void>
let stopSecond: () => Promise<void>

beforeAll(async () => {
  ;({ databaseURL, payload, stop } = await bootPayload({ plugin: { rateLimits: LIMITS } }))
  ;({ payload: second, stop: stopSecond } = await bootSecondNode({
    databaseURL,
    plugin: { rateLimits: LIMITS },
  }))
})

afterAll(async () => {
  await stopSecond()
  await stop()
})

const run = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  (await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)).rows

const requestOf = async ({
  address,
  node = payload,
  user,
}: {
  address?: string
  node?: Payload
  user?: unknown
}): Promise<PayloadRequest> => {
  const req = await createLocalReq({ user: (user ?? null) as never }, node)
  const headers = new Headers(address === undefined ? {} : { 'x-forwarded-for': address })
  return Object.assign(req, { headers })
}

type Kind = Parameters<typeof limitRate>[0]['kind']

const count = async (args: { kind: Kind } & Parameters<typeof requestOf>[0]): Promise<void> => {
  const req = await requestOf(args)
  await limitRate({ crm: getCRM(req.payload), kind: args.kind, req })
}

/** What became of so many at once, spread over both nodes. */
const countMany = async (times: number, args: { kind: Kind } & Parameters<typeof requestOf>[0]) => {
  const results = await Promise.allSettled(
    Array.from({ length: times }, (_, index) =>
      count({ ...args, node: index % 2 ? payload : second }),
    ),
  )
  const refusals = results.flatMap((result): Refusal[] =>
    result.status === 'rejected' ? [result.reason as Refusal] : [],
  )
  return { passed: times - refusals.length, refusals }
}

const storedPoints = () => run(sql`select points from crm_rate_limits order by points`)

describe('a limit', () => {
  beforeEach(() => run(sql`truncate crm_rate_limits`))

  it('counts each of 100 events at once on two nodes', async () => {
    const { passed } = await countMany(100, { address: '203.0.113.1', kind: 'public' })
    expect(passed).toBe(100)
    expect(await storedPoints()).toEqual([{ points: 100 }])
    await expect(count({ address: '203.0.113.1', kind: 'public' })).rejects.toMatchObject({
      status: 429,
    })
  })

  it('lets exactly so many through, and tells the others when to come again', async () => {
    const { user } = await createUser({ payload, role: 'rep' })
    const { passed, refusals } = await countMany(80, { kind: 'ai', user })
    expect(passed).toBe(50)
    expect(refusals.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 429))
    const waits = refusals.map(({ data }) => data.retryAfter)
    expect(Math.min(...waits)).toBeGreaterThan(60)
    expect(Math.max(...waits)).toBeLessThanOrEqual(120)
  })

  it('ends with its time', async () => {
    const { user } = await createUser({ payload, role: 'rep' })
    await countMany(51, { kind: 'ai', user })
    await expect(count({ kind: 'ai', user })).rejects.toMatchObject({ status: 429 })
    await run(sql`update crm_rate_limits set expire = expire - 120000`)
    await expect(count({ kind: 'ai', user })).resolves.toBeUndefined()
  })

  it('is each user’s own, wherever they are', async () => {
    const { user: first } = await createUser({ payload, role: 'rep' })
    const { user: other } = await createUser({ payload, role: 'rep' })
    await countMany(50, { address: '203.0.113.2', kind: 'ai', user: first })
    await expect(count({ address: '203.0.113.99', kind: 'ai', user: first })).rejects.toMatchObject(
      { status: 429 },
    )
    await expect(
      count({ address: '203.0.113.2', kind: 'ai', user: other }),
    ).resolves.toBeUndefined()
  })

  it('holds for one network of addresses, and for those who send none', async () => {
    await countMany(100, { address: '2001:db8::1', kind: 'public' })
    await expect(count({ address: '2001:db8::2', kind: 'public' })).rejects.toMatchObject({
      status: 429,
    })
    await expect(count({ address: '2001:db8:0:1::1', kind: 'public' })).resolves.toBeUndefined()
    await countMany(100, { kind: 'public' })
    await expect(count({ kind: 'public' })).rejects.toMatchObject({ status: 429 })
  })

  it('can be switched off', async () => {
    const { passed } = await countMany(200, { address: '203.0.113.3', kind: 'import' })
    expect(passed).toBe(200)
    expect(await storedPoints()).toEqual([])
  })

  it('keeps neither addresses nor users in the table', async () => {
    const { user } = await createUser({ payload, role: 'rep' })
    await count({ kind: 'ai', user })
    await count({ address: '203.0.113.4', kind: 'public' })
    const kept = JSON.stringify(await run(sql`select * from crm_rate_limits`))
    expect(kept).not.toContain(user.id)
    expect(kept).not.toContain('203.0.113.4')
  })

  it('is kept by each node alone while the database cannot count', async () => {
    await run(sql`alter table crm_rate_limits rename to crm_rate_limits_away`)
    const args = { address: '203.0.113.5', kind: 'public', node: payload } as const
    for (let index = 0; index < 100; index += 1) {
      await count(args)
    }
    await expect(count(args)).rejects.toMatchObject({ status: 429 })
    await run(sql`alter table crm_rate_limits_away rename to crm_rate_limits`)
    await expect(count(args)).resolves.toBeUndefined()
  })

  it('does not wait for a database that does not answer', async () => {
    const pool = (payload.db as unknown as { pool: { query: unknown } }).pool
    const { query } = pool
    pool.query = () => new Promise(() => undefined)
    await expect(count({ address: '203.0.113.6', kind: 'public' })).resolves.toBeUndefined()
    pool.query = query
  })
})

describe('API keys', () => {
  it('are found by an index', async () => {
    await run(sql`
      insert into users (name, email, api_key_index, enable_a_p_i_key)
      select 'n', n || '@example.org', md5(n::text), true from generate_series(1, 5000) n`)
    await run(sql`analyze users`)
    const plan = await run(sql`
      explain select id from users where api_key_index = 'a' or api_key_index = 'b'`)
    expect(JSON.stringify(plan)).toContain('crm_users_api_key_idx')
  })
})
