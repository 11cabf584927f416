import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Member } from '../../support/team.js'

import { drainWork } from '../../../src/collections/work/operations/drainWork.js'
import { getCRM } from '../../../src/context.js'
import { kinds } from '../../../src/jobs/registry.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { rest } from '../../support/rest.js'

type Doc = { id: string } & Record<string, unknown>

type Pair = {
  a: Doc
  b: Doc
  id: string
  reasons: { facts: string[]; key: string; points: number }[]
  score: number
}

let payload: Payload
let stop: () => Promise<void>
let manager: Member
let rep: Member

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  manager = await createUser({ payload, role: 'manager' })
  rep = await createUser({ payload, role: 'rep' })
})

afterAll(() => stop())

const make = async (collection: string, data: object): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const person = (firstName: string, lastName: string, data: object = {}): Promise<Doc> =>
  make('crm-contacts', {
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    ...data,
  })

const work = () => drainWork({ crm: getCRM(payload), kinds, payload, seconds: 600 })

const get = async <T>(path: string, as = manager): Promise<T> =>
  (await rest<T>({ as, path: `/crm${path}`, payload })).body

const post = (path: string, as = manager) =>
  rest<Record<string, unknown>>({ as, body: {}, method: 'POST', path: `/crm${path}`, payload })

const pairsOf = async (kind: string, status = 'open'): Promise<Pair[]> =>
  (await get<{ docs: Pair[] }>(`/duplicates?kind=${kind}&status=${status}&limit=100`)).docs

const idsOf = ({ a, b }: Pair): string[] => [a.id, b.id].sort()

const between = (pairs: Pair[], ...docs: Doc[]): Pair | undefined =>
  pairs.find((pair) => idsOf(pair).join() === docs.map(({ id }) => id).sort().join()) // prettier-ignore

it('finds what was made, outside of the request, and says what speaks for it', async () => {
  const phone = '+12125550177'
  const one = await person('Quentin', 'Queue', { phone })
  const two = await person('Quentin', 'Queue', { phone })
  expect(between(await pairsOf('contacts'), one, two)).toBeUndefined()
  await work()
  expect(between(await pairsOf('contacts'), one, two)).toMatchObject({
    reasons: [
      { facts: [phone], key: 'samePhone', points: 50 },
      { key: 'sameName', points: 40 },
    ],
    score: 90,
  })
})

it('forgets a pair when one of the two says something else', async () => {
  const one = await make('crm-companies', { name: 'Fleeting Glance Media', domain: 'a.example' })
  const two = await make('crm-companies', { name: 'Other', domain: 'a.example' })
  await work()
  expect(between(await pairsOf('companies'), one, two)).toBeDefined()
  await payload.update({
    id: two.id,
    collection: 'crm-companies',
    data: { domain: 'b.example' },
  })
  await work()
  expect(between(await pairsOf('companies'), one, two)).toBeUndefined()
})

it('keeps two as two once somebody said so', async () => {
  const data = { name: 'Dismissal Street Media', owner: rep.user.id }
  const one = await make('crm-companies', data)
  const two = await make('crm-companies', data)
  await work()
  const pair = between(await pairsOf('companies'), one, two)!
  const stranger = await createUser({ payload, role: 'rep' })
  expect((await post(`/duplicates/${pair.id}/dismiss`, stranger)).status).toBe(403)
  expect((await post(`/duplicates/${pair.id}/dismiss`, rep)).status).toBe(200)
  expect((await post(`/duplicates/${pair.id}/dismiss`, rep)).status).toBe(409)
  expect((await post(`/duplicates/${randomUUID()}/dismiss`, rep)).status).toBe(404)
  await payload.update({ id: two.id, collection: 'crm-companies', data: { country: 'DE' } })
  await work()
  expect(between(await pairsOf('companies'), one, two)).toBeUndefined()
  expect(between(await pairsOf('companies', 'dismissed'), one, two)).toMatchObject({ id: pair.id })
})

it('shows a merged pair as merged, and an undone one as dismissed', async () => {
  const one = await make('crm-companies', { name: 'Merging Traffic Media' })
  const two = await make('crm-companies', { name: 'Merging Traffic Media' })
  await work()
  const { body } = await rest<{ merge: { id: string } }>({
    as: manager,
    body: { loser: two.id },
    method: 'POST',
    path: `/crm/companies/${one.id}/merge`,
    payload,
  })
  expect(between(await pairsOf('companies'), one, two)).toBeUndefined()
  expect(between(await pairsOf('companies', 'merged'), one, two)).toBeDefined()
  await post(`/merges/${body.merge.id}/undo`)
  expect(between(await pairsOf('companies', 'dismissed'), one, two)).toBeDefined()
})

it('looks at everything when asked to, once at a time, and says how far it is', async () => {
  const { pool } = payload.db as unknown as {
    pool: { query: (text: string) => Promise<unknown> }
  }
  await pool.query(`
    insert into crm_contacts (first_name, name, phone)
    select md5(n::text), md5(n::text), '+1212' || lpad((n / 2)::text, 7, '0')
    from generate_series(0, 2399) n`)
  expect((await post('/duplicates/scan', rep)).status).toBe(403)
  const asked = () => post('/duplicates/scan')
  const answers = [...(await Promise.all([asked(), asked(), asked()])), await asked()]
  const [first] = answers
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202])
  expect(answers.map(({ body }) => body)).toEqual(answers.map(() => first!.body))
  await work()
  const { scan } = await get<{ scan: Record<string, unknown> }>('/duplicates/scan')
  expect(scan).toMatchObject({ finishedAt: expect.any(String), state: 'done' })
  const { docs, totalDocs } = await get<{ docs: Pair[]; totalDocs: number }>(
    '/duplicates?kind=contacts&limit=5',
  )
  expect(totalDocs).toBeGreaterThanOrEqual(1200)
  expect(docs.map(({ score }) => score)).toEqual(docs.map(({ score }) => score).sort((a, b) => b - a)) // prettier-ignore
})

it('warns of who may be there already, while somebody types', async () => {
  const { id } = await person('Wanda', 'Warning', { email: 'wanda@warn.example' })
  const { matches } = await get<{ matches: object[] }>(
    '/duplicates/check?email=Wanda%40Warn.example&name=Somebody',
  )
  expect(matches).toMatchObject([
    { id, name: 'Wanda Warning', email: 'wanda@warn.example', score: 100 },
  ])
  expect(await get(`/duplicates/check?email=wanda%40warn.example&except=${id}`)).toEqual({
    matches: [],
  })
  expect(await get('/duplicates/check?email=wan&phone=12&company=nonsense')).toEqual({
    matches: [],
  })
})

it('refuses what it does not know', async () => {
  const status = async (path: string) =>
    (await rest({ as: manager, path: `/crm${path}`, payload })).status
  expect(await status('/duplicates?kind=leads')).toBe(400)
  expect(await status('/duplicates/check?surname=x')).toBe(400)
  expect(await status('/merges?record=%00')).toBe(400)
})
