import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

type Sent = { as?: { token: string }; body?: unknown; key: string; method?: 'PATCH'; path?: string }

const send = ({ as = team.admin, body, key, method, path = '/leads' }: Sent) =>
  rest<{ doc: { id: string }; errors?: unknown }>({
    as,
    body: body ?? { companyName: key },
    headers: { 'Idempotency-Key': key },
    method: method ?? 'POST',
    path: `/crm${path}`,
    payload,
  })

const countNamed = async (companyName: string): Promise<number> => {
  const where = { companyName: { equals: companyName } }
  return (await payload.count({ collection: 'crm-leads', where })).totalDocs
}

it('has one effect, however often and however fast the same is sent', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 50 }, () => send({ key })))
  expect(new Set(answers.map(({ body, status }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(answers[0]).toMatchObject({ body: { doc: { companyName: key } }, status: 201 })
  const replayed = answers.filter(({ headers }) => headers.get('Idempotent-Replayed') === 'true')
  expect(replayed).toHaveLength(49)
  expect(await countNamed(key)).toBe(1)
})

it('lets a change be sent again, which its version would refuse', async () => {
  const key = randomUUID()
  const { body } = await send({ key: randomUUID() })
  const { id, updatedAt } = body.doc as unknown as { id: string; updatedAt: string }
  const change = {
    body: { notes: 'Once', version: updatedAt },
    key,
    method: 'PATCH' as const,
    path: `/leads/${id}`,
  }
  const first = await send(change)
  const second = await send(change)
  expect(first.status).toBe(200)
  expect(second).toMatchObject({ body: first.body, status: 200 })
})

it('refuses the key with another body, or at another route, and writes nothing', async () => {
  const key = randomUUID()
  await send({ key })
  const before = await fingerprint({ payload })
  const others = [
    await send({ body: { companyName: 'Another' }, key }),
    await send({ body: { name: key }, key, path: '/orders' }),
  ]
  expect(others.map(({ status }) => status)).toEqual([422, 400])
  expect(others[0]?.body.errors).toMatchObject([{ data: { code: 'idempotency_mismatch' } }])
  expect(await fingerprint({ payload })).toEqual(before)
})

it('belongs to whoever sent it', async () => {
  const key = randomUUID()
  await send({ key })
  const other = await send({ as: team.manager, key })
  expect(other.status).toBe(201)
  expect(other.headers.get('Idempotent-Replayed')).toBeNull()
  expect(await countNamed(key)).toBe(2)
})

it('remembers nothing of what was refused', async () => {
  const key = randomUUID()
  expect((await send({ body: { companyName: '' }, key })).status).toBe(400)
  expect((await send({ key })).status).toBe(201)
})

it('is forgotten after a day', async () => {
  const key = randomUUID()
  await send({ key })
  const { pool } = payload.db as unknown as { pool: { query: (text: string) => Promise<unknown> } }
  await pool.query(`update crm_idempotency_keys set created_at = now() - interval '25 hours'`)
  expect((await send({ body: { companyName: 'Tomorrow' }, key })).status).toBe(201)
})

it.each(['', 'two words', 'x'.repeat(256)])(
  'is refused with a sentence when it is no key: "%s"',
  async (key) => {
    const before = await fingerprint({ payload })
    const answer = await send({ body: { companyName: 'Keyless' }, key })
    expect(answer).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input', field: 'Idempotency-Key' } }] },
      status: 400,
    })
    expect(await fingerprint({ payload })).toEqual(before)
  },
)
