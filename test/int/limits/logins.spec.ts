import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'

import type { TestUser } from '../../support/createUser.js'

import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'

type Executor = { execute: (query: unknown) => Promise<unknown> }
type Answer = { errors?: { data?: Record<string, unknown>; message: string }[]; token?: string }

const POINTS = 3
const PASSWORD = 'right and long enough'

let payload: Payload
let stop: () => Promise<void>
let users: TestUser[]

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    extend: (config) => ({
      ...config,
      // Payload's own lock of an account is another thing, and would answer first.
      collections: config.collections!.map((collection) =>
        collection.slug === 'users'
          ? { ...collection, auth: { maxLoginAttempts: 0, useAPIKey: true } }
          : collection,
      ),
      i18n: { supportedLanguages: { de, en } },
      loggingLevels: { APIError: 'info', AuthenticationError: 'info' },
    }),
    plugin: { rateLimits: { login: { points: POINTS, seconds: 600 } } },
    schema: 'push',
  }))
  users = []
  for (let index = 0; index < 12; index += 1) {
    const data = { name: 'One', email: `one${index}@example.com`, password: PASSWORD }
    users.push((await payload.create({ collection: 'users', data })) as unknown as TestUser)
  }
})

afterAll(() => stop())

beforeEach(() =>
  (payload.db as unknown as { drizzle: Executor }).drizzle.execute(sql`truncate crm_rate_limits`),
)

const signIn = ({
  address = '203.0.113.1',
  email = users[0]!.email,
  language = 'en',
  password = 'wrong',
}: {
  address?: string
  email?: string
  language?: string
  password?: string
}) =>
  rest<Answer>({
    body: { email, password },
    headers: { 'Accept-Language': language, 'x-forwarded-for': address },
    method: 'POST',
    path: '/users/login',
    payload,
  })

const fail = async (times: number, args: Parameters<typeof signIn>[0] = {}): Promise<number[]> => {
  const statuses: number[] = []
  for (let index = 0; index < times; index += 1) {
    statuses.push((await signIn(args)).status)
  }
  return statuses
}

describe('signing in', () => {
  it('is refused after too many failures, whatever else is sent with the address', async () => {
    const statuses: number[] = []
    for (let index = 0; index < POINTS + 2; index += 1) {
      const { status } = await rest({
        body: { email: users[0]!.email, password: 'wrong', username: `name ${index}` },
        headers: { 'x-forwarded-for': '203.0.113.9' },
        method: 'POST',
        path: '/users/login',
        payload,
      })
      statuses.push(status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  it('is refused after too many failures, with the time to wait, even with the right password', async () => {
    expect(await fail(POINTS + 1)).toEqual([401, 401, 401, 429])
    const { body, headers, status } = await signIn({ password: PASSWORD })
    expect(status).toBe(429)
    const wait = Number(headers.get('Retry-After'))
    expect(wait).toBeGreaterThan(540)
    expect(wait).toBeLessThanOrEqual(600)
    expect(body.errors![0]).toMatchObject({
      data: { code: 'too_many_requests', retryAfter: wait },
      message: 'Too many attempts. Try again in 10 minutes.',
    })
  })

  it('says so in German', async () => {
    await fail(POINTS)
    const { body } = await signIn({ language: 'de' })
    expect(body.errors![0]!.message).toBe(
      'Zu viele Versuche. Versuchen Sie es in 10 Minuten noch einmal.',
    )
  })

  it('stays open to others, and to the same account from elsewhere', async () => {
    await fail(POINTS + 1)
    expect((await signIn({ email: users[1]!.email, password: PASSWORD })).status).toBe(200)
    expect((await signIn({ address: '203.0.113.2', password: PASSWORD })).status).toBe(200)
  })

  it('is never refused to people who know their password, and clears what they mistyped', async () => {
    for (let round = 0; round < POINTS; round += 1) {
      expect(await fail(POINTS - 1)).toEqual([401, 401])
      expect((await signIn({ password: PASSWORD })).status).toBe(200)
      await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(
        sql`delete from crm_rate_limits where key like 'loginAddress%'`,
      )
    }
    const answers = await Promise.all(
      users.map(({ email }) => signIn({ email, password: PASSWORD })),
    )
    expect(answers.map(({ status }) => status)).toEqual(users.map(() => 200))
  })

  it('gives an address back what succeeded', async () => {
    for (let round = 0; round <= 10 * POINTS; round += 1) {
      expect((await signIn({ password: PASSWORD })).status).toBe(200)
    }
  }, 180_000)

  it('is refused to an address that tries many accounts', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 10 * POINTS; index += 1) {
      statuses.push((await signIn({ email: `guess${index}@example.com` })).status)
    }
    expect(new Set(statuses)).toEqual(new Set([401]))
    expect((await signIn({ email: 'another@example.com' })).status).toBe(429)
    expect((await signIn({ email: users[5]!.email, password: PASSWORD })).status).toBe(429)
  })

  it('counts attempts at once, however the address of the account is spelled', async () => {
    const { email } = users[0]!
    const spellings = [email, email.toUpperCase(), ` ${email}`]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        signIn({ email: spellings[index % spellings.length] }),
      ),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 - POINTS)
  })

  it('is limited in GraphQL, where one request may hold many attempts', async () => {
    const attempts = Array.from(
      { length: 10 },
      (_, index) =>
        `a${index}: loginUser(email: "${users[0]!.email}", password: "wrong") { token }`,
    )
    const { errors, headers } = await graphql({
      headers: { 'x-forwarded-for': '203.0.113.1' },
      payload,
      source: `mutation { ${attempts.join('\n')} }`,
    })
    const codes = errors!.map(
      ({ extensions }) => (extensions?.data as { code?: string } | undefined)?.code,
    )
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(10 - POINTS)
    expect(Number(headers!.get('Retry-After'))).toBeGreaterThan(0)
    expect((await signIn({ password: PASSWORD })).status).toBe(429)
  })

  it('is limited through the Local API by account', async () => {
    const attempt = () =>
      payload.login({
        collection: 'users',
        data: { email: users[2]!.email, password: 'wrong' },
      })
    for (let index = 0; index < POINTS; index += 1) {
      await expect(attempt()).rejects.toMatchObject({ status: 401 })
    }
    await expect(attempt()).rejects.toMatchObject({ status: 429 })
  })
})

describe('a forgotten password', () => {
  const ask = (path: string, body: Record<string, unknown>) =>
    rest<Answer>({
      body,
      headers: { 'x-forwarded-for': '203.0.113.1' },
      method: 'POST',
      path,
      payload,
    })

  it('is asked for so often only', async () => {
    const email = 'nobody@example.com'
    const statuses: number[] = []
    for (let index = 0; index <= POINTS; index += 1) {
      statuses.push((await ask('/users/forgot-password', { email })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  it('is not reset by guessing', async () => {
    const statuses: number[] = []
    for (let index = 0; index <= 10 * POINTS; index += 1) {
      const body = { password: 'a new one', token: `guess ${index}` }
      statuses.push((await ask('/users/reset-password', body)).status)
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(10 * POINTS)
    expect(statuses.at(-1)).toBe(429)
  })
})
