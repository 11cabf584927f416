import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { toCSVForm } from '../import/csvForm.js'

type Answer = {
  changed: number
  contacts: number
  errors: { data: { code: string; field?: string }; message: string }[]
}

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const create = async (tags: string[] = [], owner = team.rep.user.id) =>
  (
    await payload.create({
      collection: 'crm-contacts',
      data: { email: `${randomUUID()}@example.com`, owner, tags },
      depth: 0,
    })
  ).id

const tagsOf = async (id: number | string) =>
  (await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })).tags

const send = (body: object, as = team.rep) =>
  rest<Answer>({ as, body, method: 'POST', path: '/crm/contacts/tags', payload })

it('gives tags to many at once and takes others, and leaves alone who has them already', async () => {
  const ids = [await create(['old', 'kept']), await create(), await create(['fair', 'new'])]
  const before = await payload.findByID({ id: ids[2]!, collection: 'crm-contacts', depth: 0 })
  const { body, status } = await send({ add: [' fair ', 'new', 'fair'], ids, remove: ['old'] })
  expect([status, body]).toEqual([200, { changed: 2, contacts: 3 }])
  expect(await Promise.all(ids.map(tagsOf))).toEqual([
    ['kept', 'fair', 'new'],
    ['fair', 'new'],
    ['fair', 'new'],
  ])
  const after = await payload.findByID({ id: ids[2]!, collection: 'crm-contacts', depth: 0 })
  expect(after.updatedAt).toBe(before.updatedAt)
})

it('leaves room for tags after others were taken', async () => {
  const id = await create(['kept'])
  for (let round = 0; round < 6; round += 1) {
    const tags = Array.from({ length: 10 }, (_, index) => `tag ${round} ${index}`)
    await send({ add: tags, ids: [id] })
    await send({ ids: [id], remove: tags })
  }
  const { email } = await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })
  const answer = await rest({
    as: team.manager,
    body: toCSVForm({ text: `E-mail,Tags\n${email},imported\n` }),
    method: 'POST',
    path: '/crm/import/contacts?onDuplicate=update',
    payload,
  })
  expect([answer.status, await tagsOf(id)]).toEqual([200, ['kept', 'imported']])
})

it('gives no tags to whoever was erased', async () => {
  const id = await create()
  await rest({
    as: team.admin,
    method: 'POST',
    path: `/crm/privacy/contacts/${id}/erase`,
    payload,
  })
  expect((await send({ add: ['fair'], ids: [id] }, team.manager)).status).toBe(403)
  expect(await tagsOf(id)).toEqual([])
})

it('makes whoever edits one of them meanwhile look again', async () => {
  const id = await create()
  const { body } = await rest<{ version: string }>({
    as: team.rep,
    path: `/crm/contacts/${id}`,
    payload,
  })
  await send({ add: ['fair'], ids: [id] })
  const { status } = await rest({
    as: team.rep,
    body: { jobTitle: 'Buyer', version: body.version },
    method: 'PATCH',
    path: `/crm/contacts/${id}`,
    payload,
  })
  expect(status).toBe(409)
})

it('takes whom a filter finds, of those the user may change', async () => {
  const mark = randomUUID()
  const own = await create([mark])
  const other = await create([mark], team.manager.user.id)
  const where = { tags: { in: [mark] } }
  expect((await send({ add: ['found'], where })).body).toEqual({ changed: 1, contacts: 1 })
  expect(await Promise.all([own, other].map(tagsOf))).toEqual([[mark, 'found'], [mark]])
  expect((await send({ add: ['found'], where }, team.manager)).body).toMatchObject({
    changed: 1,
    contacts: 2,
  })
})

it('takes everybody the user may change where there is no filter', async () => {
  const ids = await Promise.all([create(), create()])
  const { totalDocs } = await payload.count({
    collection: 'crm-contacts',
    where: { erasedAt: { exists: false }, owner: { equals: team.rep.user.id } },
  })
  const { body } = await send({ add: ['everybody'], where: {} })
  expect(body).toEqual({ changed: totalDocs, contacts: totalDocs })
  expect(await Promise.all(ids.map(tagsOf))).toEqual([['everybody'], ['everybody']])
})

it('changes nobody when one of them is gone, or somebody else’s', async () => {
  const own = await create()
  const other = await create([], team.manager.user.id)
  const trashed = await create()
  await payload.update({
    id: trashed,
    collection: 'crm-contacts',
    data: { deletedAt: new Date().toISOString() },
  })
  const before = await fingerprint({ payload })
  const forbidden = await send({ add: ['fair'], ids: [own, other] })
  expect([forbidden.status, forbidden.body.errors[0]]).toMatchObject([
    403,
    { data: { code: 'forbidden', field: 'ids' }, message: expect.stringMatching(/one of these/) },
  ])
  for (const gone of [trashed, randomUUID(), 'nobody']) {
    const { body, status } = await send({ add: ['fair'], ids: [own, gone] })
    expect([gone, status, body.errors[0]!.data.code]).toEqual([gone, 404, 'not_found'])
  }
  expect(await fingerprint({ payload })).toEqual(before)
})

it('gives nobody more tags than a contact may have', async () => {
  const full = await create(Array.from({ length: 50 }, (_, index) => `tag ${index}`))
  const free = await create()
  const { body, status } = await send({ add: ['one more'], ids: [full, free] })
  expect([status, body.errors[0]]).toMatchObject([
    400,
    {
      data: { code: 'invalid_input', field: 'add' },
      message: 'One contact would have more than 50 tags.',
    },
  ])
  expect(await tagsOf(free)).toEqual([])
  expect((await send({ add: ['one more'], ids: [full], remove: ['tag 7'] })).status).toBe(200)
})

it.each([
  [{ add: ['a'] }, 'ids'],
  [{ add: ['a'], ids: ['1'], where: {} }, 'ids'],
  [{ ids: ['1'] }, 'add'],
  [{ add: [' a'], ids: ['1'], remove: ['a '] }, 'remove'],
  [{ add: ['  '], ids: ['1'] }, 'add'],
  [{ add: ['a'.repeat(61)], ids: ['1'] }, 'add.0'],
  [{ add: ['a'], ids: [] }, 'ids'],
])('refuses %j by its field', async (body, field) => {
  const answer = await send(body)
  expect([answer.status, answer.body.errors[0]!.data]).toMatchObject([
    400,
    { code: 'invalid_input', field },
  ])
})

it('refuses a filter by what is not there', async () => {
  const { status } = await send({ add: ['a'], where: { nothing: { equals: 1 } } })
  expect(status).toBe(400)
})
