import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { getCRM } from 'payload-crm'

import type { WorkHandler } from '../../../src/collections/work/operations/types.js'

import { runWork } from '../../../src/collections/work/operations/runWork.js'
import { inTransaction } from '../../../src/database/inTransaction.js'
import { reapWork } from '../../../src/database/work/claimWork.js'
import { CRMError } from '../../../src/utilities/crmError.js'
import { bootPayload } from '../../support/bootPayload.js'
import { query } from '../import/importFolder.js'
import {
  claim,
  drain,
  enqueue,
  inSteps,
  letLeaseRunOut,
  makeDue,
  readWork,
  requestOf,
  untilFirstLeaseIsOver,
} from './workers.js'

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
})

afterEach(() => query({ payload, text: 'delete from crm_work; delete from payload_jobs' }))

afterAll(() => stop())

const countOf = async (text: string): Promise<number> => {
  const [row] = await query<{ count: number }>({ payload, text })
  return row!.count
}

const countJobs = () => countOf('select count(*)::int as count from payload_jobs')

const countLeads = (name: string) =>
  countOf(`select count(*)::int as count from crm_leads where company_name like '${name}%'`)

/** A step that makes a lead. */
const makeLead =
  (companyName: string): WorkHandler<string> =>
  ({ commit }) =>
    commit(async ({ req }) => {
      await payload.create({ collection: 'crm-leads', data: { companyName }, depth: 0, req })
      return { isDone: true, result: companyName }
    })

describe('asking for work', () => {
  it('makes one item of a key, however often it is asked for', async () => {
    const key = randomUUID()
    const asked = await Promise.all(Array.from({ length: 20 }, () => enqueue({ key, payload })))
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
    expect(await countOf('select count(*)::int as count from crm_work')).toBe(1)
  })

  it('is undone with the transaction, the trigger as well', async () => {
    const req = await requestOf(payload)
    const failing = inTransaction({
      req,
      work: async () => {
        await enqueue({ payload, req })
        throw new Error('not today')
      },
    })
    await expect(failing).rejects.toThrow('not today')
    expect(await countOf('select count(*)::int as count from crm_work')).toBe(0)
    expect(await countJobs()).toBe(0)
  })

  it('queues one trigger for a transaction, and a handful at most', async () => {
    const req = await requestOf(payload)
    await inTransaction({
      req,
      work: async () => {
        for (let index = 0; index < 50; index += 1) {
          await enqueue({ payload, req })
        }
      },
    })
    expect(await countJobs()).toBe(1)
    for (let index = 0; index < 50; index += 1) {
      await enqueue({ payload })
    }
    expect(await countJobs()).toBe(10)
  })
})

it.each(['serial', 'uuidv7'] as const)(
  'is done in a database with ids of kind %s',
  async (idType) => {
    const booted = await bootPayload({ idType, schema: 'push' })
    const { key } = await enqueue({ payload: booted.payload })
    const make: WorkHandler<string> = ({ commit }) =>
      commit(async ({ req }) => {
        await req.payload.create({ collection: 'crm-leads', data: { companyName: 'Acme' }, req })
        return { isDone: true, result: 'made' }
      })
    await booted.payload.jobs.run({ silent: true })
    await drain({ kinds: { test: make }, payload: booted.payload })
    expect(await readWork({ ...booted, key })).toMatchObject({ result: 'made', state: 'done' })
    await booted.stop()
  },
)

describe('claiming', () => {
  it('gives each item to one of 20 that claim at the same moment', async () => {
    const keys: string[] = []
    for (let index = 0; index < 12; index += 1) {
      keys.push((await enqueue({ payload })).key)
    }
    const claimed = await Promise.all(Array.from({ length: 20 }, () => claim({ payload })))
    const got = claimed.filter((item) => item !== null).map((item) => item.key)
    expect(got.sort()).toEqual(keys.sort())
  })

  it('leaves kinds alone that a worker does not know', async () => {
    await enqueue({ kind: 'other', payload })
    expect(await claim({ payload })).toBeNull()
    expect(await claim({ kinds: [], payload })).toBeNull()
  })
})

describe('a lease', () => {
  it('that ran out is taken back, and its item goes to another', async () => {
    const { key } = await enqueue({ payload })
    await claim({ payload })
    expect(await claim({ payload })).toBeNull()
    await letLeaseRunOut({ key, payload })
    await reapWork({ crm: getCRM(payload), req: { payload } })
    expect(await claim({ payload })).toMatchObject({ attempts: 2, key })
  })

  it('keeps a worker that lost it from writing anything', async () => {
    const name = randomUUID()
    const { key } = await enqueue({ payload })
    const owner = randomUUID()
    const item = (await claim({ owner, payload }))!
    await letLeaseRunOut({ key, payload })
    await drain({ kinds: { test: makeLead(name) }, payload })
    expect(await countLeads(name)).toBe(1)

    const late = await runWork({
      crm: getCRM(payload),
      handler: makeLead(name),
      item,
      owner,
      payload,
    })
    expect(late).toEqual({ end: 'lost' })
    expect(await countLeads(name)).toBe(1)
    expect(await readWork({ key, payload })).toMatchObject({ result: name, state: 'done' })
  })

  it('gives the effects of two workers at once to one of them', async () => {
    const name = randomUUID()
    const { key } = await enqueue({ payload })
    const owner = randomUUID()
    const item = (await claim({ owner, payload }))!
    const slow: WorkHandler<string> = ({ commit }) =>
      commit(async ({ req }) => {
        await payload.create({
          collection: 'crm-leads',
          data: { companyName: `${name} (first)` },
          req,
        })
        // Meanwhile its lease runs out, and another does all of it.
        await letLeaseRunOut({ key, payload })
        await drain({ kinds: { test: makeLead(name) }, payload })
        return { isDone: true, result: 'mine' }
      })
    const ended = await runWork({ crm: getCRM(payload), handler: slow, item, owner, payload })
    expect(ended).toEqual({ end: 'lost' })
    expect(await countLeads(name)).toBe(1)
    expect(await readWork({ key, payload })).toMatchObject({ result: name, state: 'done' })
  })

  it('that is lost ends the work by its signal', async () => {
    const booted = await bootPayload({ plugin: { work: { leaseSeconds: 1 } } })
    const { key } = await enqueue({ payload: booted.payload })
    const seen: unknown[] = []
    const waiting: WorkHandler = async ({ signal }) => {
      await query({
        payload: booted.payload,
        text: `update crm_work set state = 'cancelled', lease_owner = null where key = '${key}'`,
      })
      await sleep(50_000, undefined, { signal }).catch(() => undefined)
      seen.push(signal.reason)
    }
    await drain({ kinds: { test: waiting }, payload: booted.payload })
    expect(String(seen[0])).toContain('taken from this worker')
    await booted.stop()
  })

  it('is kept up for longer than it lasts, and shows the progress meanwhile', async () => {
    const booted = await bootPayload({ plugin: { work: { leaseSeconds: 5 } } })
    const { key } = await enqueue({ payload: booted.payload })
    const progress = { done: 3, step: 'reading', total: 7 }
    const long: WorkHandler<string> = async ({ commit, report }) => {
      report(progress)
      await untilFirstLeaseIsOver({ key, payload: booted.payload })
      await reapWork({ crm: getCRM(booted.payload), req: booted })
      expect(await readWork({ ...booted, key })).toMatchObject({ progress, state: 'running' })
      await commit(() => Promise.resolve({ isDone: true, result: 'kept' }))
    }
    await drain({ kinds: { test: long }, payload: booted.payload })
    expect(await readWork({ ...booted, key })).toMatchObject({ result: 'kept', state: 'done' })
    await booted.stop()
  })
})

describe('work in steps', () => {
  it('goes on from what was saved, and counts its tries anew', async () => {
    const name = randomUUID()
    const { key } = await enqueue({ payload })
    await drain({
      kinds: { test: inSteps({ companyName: name, failsAfter: 3, total: 5 }) },
      payload,
    })
    expect(await readWork({ key, payload })).toMatchObject({
      attempts: 1,
      progress: { done: 3, total: 5 },
      state: 'queued',
    })
    await makeDue({ key, payload })
    await query({ payload, text: `update crm_work set attempts = 4 where key = '${key}'` })
    await drain({
      kinds: { test: inSteps({ companyName: name, failsAfter: 4, total: 5 }) },
      payload,
    })
    // The last try, but one that got further.
    expect(await readWork({ key, payload })).toMatchObject({ attempts: 1, state: 'queued' })
    await makeDue({ key, payload })
    await drain({ kinds: { test: inSteps({ companyName: name, total: 5 }) }, payload })
    expect(await readWork({ key, payload })).toMatchObject({ state: 'done' })
    expect(await countLeads(name)).toBe(5)
  })
})

describe('work that fails', () => {
  const failing: WorkHandler = () => Promise.reject(new Error('no luck'))

  it('is tried again after a while, until it is dead', async () => {
    const { key } = await enqueue({ maxAttempts: 2, payload })
    await drain({ kinds: { test: failing }, payload })
    expect(await readWork({ key, payload })).toMatchObject({
      attempts: 1,
      isDue: false,
      last_error: 'no luck',
      state: 'queued',
    })
    await makeDue({ key, payload })
    await drain({ kinds: { test: failing }, payload })
    expect(await readWork({ key, payload })).toMatchObject({ attempts: 2, state: 'dead' })
    expect(await claim({ payload })).toBeNull()
  })

  it('leaves nothing of its effects', async () => {
    const name = randomUUID()
    await enqueue({ payload })
    const half: WorkHandler = ({ commit }) =>
      commit(async ({ req }) => {
        await payload.create({ collection: 'crm-leads', data: { companyName: name }, req })
        throw new Error('half way')
      })
    await drain({ kinds: { test: half }, payload })
    expect(await countLeads(name)).toBe(0)
  })

  it('is dead at once where every try would be refused', async () => {
    const { key } = await enqueue({ payload })
    const refused: WorkHandler = () =>
      Promise.reject(new CRMError({ code: 'invalid_file', message: 'This is no table.' }))
    await drain({ kinds: { test: refused }, payload })
    expect(await readWork({ key, payload })).toMatchObject({
      attempts: 1,
      last_error: 'This is no table.',
      state: 'dead',
    })
  })

  it('is dead when it has ended every worker that touched it', async () => {
    const { key } = await enqueue({ maxAttempts: 2, payload })
    for (let tries = 0; tries < 2; tries += 1) {
      await claim({ payload })
      await letLeaseRunOut({ key, payload })
      await reapWork({ crm: getCRM(payload), req: { payload } })
    }
    expect(await readWork({ key, payload })).toMatchObject({
      last_error: expect.stringContaining('lease ran out'),
      state: 'dead',
    })
  })
})
