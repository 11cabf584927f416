import type { Payload } from 'payload'

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { ImportResult } from '../../../src/domain/import/types.js'
import type { RestArgs } from '../../support/rest.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createBook, toForm } from './book.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

/** For the uploads of these tests alone. */
const folder = mkdtempSync(path.join(tmpdir(), 'payload-crm-uploads-'))
const { TMPDIR } = process.env

beforeAll(async () => {
  process.env.TMPDIR = folder
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(async () => {
  await stop()
  process.env.TMPDIR = TMPDIR ?? '/tmp'
  rmSync(folder, { force: true, recursive: true })
})

/** The folders of uploads that were not removed. */
const leftovers = (): string[] => readdirSync(folder)

/** Without the list of what was done. */
const fingerprintOfRecords = async () => {
  const { crm_work: _, ...records } = await fingerprint({ payload })
  return records
}

const post = (args: Partial<RestArgs> = {}) =>
  rest<{ errors: { data: { code: string }; message: string }[] } & ImportResult>({
    as: team.admin,
    body: toForm(createBook()),
    method: 'POST',
    path: '/crm/import/sales',
    payload,
    ...args,
  })

/** What a refused call answers, whether it left the records as they were, and what it left behind. */
const callInVain = async (args: Partial<RestArgs>) => {
  const before = JSON.stringify(await fingerprint({ payload }))
  const { body, status } = await post(args)
  const after = JSON.stringify(await fingerprint({ payload }))
  const [error] = body.errors
  return {
    code: error?.data.code,
    isUnchanged: before === after,
    leftovers: leftovers(),
    message: error?.message,
    status,
  }
}

const refusal = (code: string, status: number, message = '') => ({
  code,
  isUnchanged: true,
  leftovers: [],
  message: expect.stringContaining(message),
  status,
})

it.each(['manager', 'rep', 'viewer', 'stranger'] as const)('is refused to a %s', async (member) => {
  expect(await callInVain({ as: team[member] })).toEqual(refusal('forbidden', 403))
})

it('is refused to nobody', async () => {
  expect(await callInVain({ as: undefined })).toEqual(refusal('unauthorized', 401))
})

it('tries without writing', async () => {
  const before = await fingerprint({ payload })
  const { body, status } = await post({ path: '/crm/import/sales?dryRun=true' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ created: 10, dryRun: true, rejected: 0 })
  expect(await fingerprint({ payload })).toEqual(before)
})

it.each(['dryrun=true', 'dryRun=maybe', 'dryRun=true&dryRun=true'])(
  'refuses ?%s',
  async (query) => {
    expect(await callInVain({ path: `/crm/import/sales?${query}` })).toEqual(
      refusal('invalid_input', 400),
    )
  },
)

const cutOff = '--x\r\nContent-Disposition: form-data; name="a"; filename="a.csv"\r\n\r\nabc'
const formType = { 'Content-Type': 'multipart/form-data; boundary=x' }
const withNote = toForm(createBook())
withNote.append('note', 'hello')

it.each<[string, Partial<RestArgs>]>([
  ['JSON', { body: { some: 'json' } }],
  ['no body', { body: undefined }],
  ['a form with other fields', { body: withNote }],
  ['a form that was cut off', { body: cutOff, headers: formType }],
  [
    'a form without a boundary',
    { body: 'abc', headers: { 'Content-Type': 'multipart/form-data' } },
  ],
])('refuses %s', async (_, args) => {
  expect(await callInVain(args)).toEqual(refusal('invalid_input', 400, 'multipart/form-data'))
})

it('refuses a bad file by its name', async () => {
  const body = toForm(createBook({ pipeline: 'a,b\n1,2\n' }))
  expect(await callInVain({ body })).toEqual(refusal('invalid_file', 400, 'pipeline.csv has a, b'))
})

it('refuses a form without files', async () => {
  expect(await callInVain({ body: new FormData() })).toEqual(refusal('invalid_file', 400))
})

it('refuses a file over 50 MB', async () => {
  const body = toForm(createBook({ pipeline: 'x,y\n'.repeat(13_200_000) }))
  expect(await callInVain({ body })).toEqual(
    refusal('too_large', 413, 'pipeline.csv is larger than 50 MB'),
  )
})

it('refuses more files than ten', async () => {
  const body = toForm(createBook())
  for (let index = 0; index < 7; index += 1) {
    body.append('more', new Blob(['a,b\n']), `more${index}.csv`)
  }
  expect(await callInVain({ body })).toEqual(refusal('too_large', 413, 'at most 10 files'))
})

it('imports, says who did, and changes nothing the second time', async () => {
  const first = await post()
  expect(first).toMatchObject({ body: { created: 10, dryRun: false, errorCount: 0 }, status: 200 })
  expect(leftovers()).toEqual([])
  const { docs } = await payload.find({ collection: 'crm-leads', depth: 0 })
  expect(docs).toHaveLength(4)
  expect(docs.every(({ createdBy }) => createdBy === team.admin.user.id)).toBe(true)
  const before = await fingerprintOfRecords()
  const second = await post()
  expect(second).toMatchObject({ body: { created: 0, unchanged: 10, updated: 0 }, status: 200 })
  expect(await fingerprintOfRecords()).toEqual(before)
})

it('imports once for an idempotency key, however often it is sent', async () => {
  const headers = { 'Idempotency-Key': 'the-book-of-may' }
  const book = createBook({ accounts: (createBook().accounts as string).replaceAll('Acme', 'May') })
  const body = toForm({
    ...book,
    pipeline: (createBook().pipeline as string).replaceAll('Acme', 'May'),
  })
  const first = await post({ body, headers })
  expect(first.status).toBe(200)
  const before = await fingerprintOfRecords()
  const again = await Promise.all([post({ body, headers }), post({ body, headers })])
  for (const answer of again) {
    expect(answer).toMatchObject({ body: first.body, status: 200 })
    expect(answer.headers.get('Idempotent-Replayed')).toBe('true')
  }
  expect(await fingerprintOfRecords()).toEqual(before)
  expect(await post({ body: toForm(createBook()), headers })).toMatchObject({
    body: { errors: [{ data: { code: 'idempotency_mismatch' } }] },
    status: 422,
  })
})

it('does work of a key for later once', async () => {
  const args = { headers: { 'Idempotency-Key': 'later' }, path: '/crm/import/sales?wait=false' }
  const [first, second] = [await post(args), await post(args)]
  expect(first).toMatchObject({ body: { workId: expect.any(String) }, status: 202 })
  expect(second.body).toEqual(first.body)
})
