import type { Payload } from 'payload'

import type { ImportResult } from '../../../src/domain/import/types.js'
import type { Team } from '../../support/team.js'

import { withConnection } from '../../../demo/postgres/connect.js'
import { importStoredSales } from '../../../src/collections/leads/operations/importSales/importStoredSales.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createBook, toForm } from '../import/book.js'
import { query } from '../import/importFolder.js'
import { claim, drain, enqueue, letLeaseRunOut, readWork } from './workers.js'

let databaseURL: string
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ databaseURL, payload, stop } = await bootPayload({
    plugin: { rateLimits: { import: false } },
  }))
  team = await createTeam(payload)
})

afterEach(() =>
  query({
    payload,
    text: 'delete from crm_work; delete from crm_work_files; delete from payload_jobs',
  }),
)

afterAll(() => stop())

type Answer = {
  doc: { state: string }
  docs: { key: string }[]
  errors: { data: { code: string; field?: string }; message: string }[]
}

const call = (path: string, method: 'GET' | 'POST' = 'GET') =>
  rest<Answer>({ as: team.admin, method, path: `/crm${path}`, payload })

const setState = (key: string, state: string) =>
  query({ payload, text: `update crm_work set state = '${state}' where key = '${key}'` })

describe('the routes of work', () => {
  it('list it by state and kind, without the tokens of its owners', async () => {
    const dead = await enqueue({ payload })
    await enqueue({ kind: 'other', payload })
    await setState(dead.key, 'dead')
    const { body } = await call('/work?state=dead&kind=test')
    expect(body.docs.map(({ key }) => key)).toEqual([dead.key])
    expect(body.docs[0]).not.toHaveProperty('leaseOwner')
    expect(await call('/work?state=tired')).toMatchObject({ status: 400 })
  })

  it('retry what is dead, with all its tries and a trigger', async () => {
    const { id, key } = await enqueue({ payload })
    await setState(key, 'dead')
    await query({ payload, text: 'update crm_work set attempts = 5; delete from payload_jobs' })
    const { body, status } = await call(`/work/${id}/retry`, 'POST')
    expect({ state: body.doc.state, status }).toEqual({ state: 'queued', status: 200 })
    expect(await readWork({ key, payload })).toMatchObject({ attempts: 0, isDue: true })
    const [jobs] = await query({ payload, text: 'select count(*)::int as count from payload_jobs' })
    expect(jobs).toEqual({ count: 1 })
  })

  it.each(['running', 'done', 'cancelled'])('do not retry what is %s', async (state) => {
    const { id, key } = await enqueue({ payload })
    await setState(key, state)
    const { body, status } = await call(`/work/${id}/retry`, 'POST')
    expect(status).toBe(409)
    expect(body.errors[0]?.data).toMatchObject({ code: 'illegal_transition', field: 'state' })
    expect(await readWork({ key, payload })).toMatchObject({ state })
  })

  it('cancel what has not ended, and are content when it was cancelled before', async () => {
    const { id, key } = await enqueue({ payload })
    expect(await call(`/work/${id}/cancel`, 'POST')).toMatchObject({ status: 200 })
    expect(await call(`/work/${id}/cancel`, 'POST')).toMatchObject({ status: 200 })
    expect(await readWork({ key, payload })).toMatchObject({ state: 'cancelled' })
    expect(await claim({ payload })).toBeNull()
  })

  it('know no work that is not there', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000'
    for (const path of [`/work/${nowhere}/retry`, '/work/7/cancel']) {
      expect(await call(path, 'POST')).toMatchObject({ status: 404 })
    }
  })
})

describe('work at its collection’s own routes', () => {
  it('is written by nobody, and read by administrators alone', async () => {
    const { id } = await enqueue({ payload })
    const path = `/crm-work/${id}`
    for (const method of ['PATCH', 'DELETE'] as const) {
      const body = { state: 'done' }
      expect(await rest({ as: team.admin, body, method, path, payload })).toMatchObject({
        status: 403,
      })
    }
    const body = { key: 'forged', kind: 'test' }
    expect(
      await rest({ as: team.admin, body, method: 'POST', path: '/crm-work', payload }),
    ).toMatchObject({ status: 403 })
    expect(await rest({ as: team.manager, path, payload })).toMatchObject({ status: 403 })
    expect(await rest({ as: team.admin, path, payload })).toMatchObject({ status: 200 })
  })
})

describe('an import', () => {
  const upload = async (search = '') =>
    rest<{ workId: string } & ImportResult>({
      as: team.admin,
      body: toForm(createBook()),
      method: 'POST',
      path: `/crm/import/sales${search}`,
      payload,
    })

  const keyOfImport = async (): Promise<string> => {
    const [row] = await query<{ key: string }>({
      payload,
      text: `select key from crm_work where kind = 'sales-import'`,
    })
    return row!.key
  }

  const countFiles = async (): Promise<number> => {
    const [row] = await query<{ count: number }>({
      payload,
      text: 'select count(distinct file)::int as count from crm_work_files',
    })
    return row!.count
  }

  it('that nobody waits for is done by the jobs queue, in the name of who asked for it', async () => {
    const { body, status } = await upload('?wait=false')
    expect(status).toBe(202)
    expect(await countFiles()).toBe(4)
    await payload.jobs.run({ silent: true })
    const { body: done } = await rest<{ result: ImportResult; state: string }>({
      as: team.admin,
      path: `/crm/work/${body.workId}`,
      payload,
    })
    expect(done).toMatchObject({ result: { created: 10, rejected: 0 }, state: 'done' })
    expect(await countFiles()).toBe(0)
    const { docs } = await payload.find({ collection: 'crm-leads', depth: 0 })
    expect(docs).toHaveLength(4)
    expect(docs.every(({ createdBy }) => createdBy === team.admin.user.id)).toBe(true)
  })

  it('whose worker died is done by the next, once', async () => {
    await upload('?wait=false')
    await claim({ kinds: ['sales-import'], payload })
    const key = await keyOfImport()
    await letLeaseRunOut({ key, payload })
    await drain({ kinds: { 'sales-import': importStoredSales }, payload })
    expect(await readWork({ key, payload })).toMatchObject({
      attempts: 2,
      result: { created: 0, unchanged: 10 },
      state: 'done',
    })
  })

  it('that was waited for leaves its report, and no files', async () => {
    const { body, status } = await upload()
    expect(status).toBe(200)
    expect(await readWork({ key: await keyOfImport(), payload })).toMatchObject({
      result: { unchanged: body.unchanged },
      state: 'done',
    })
    expect(await countFiles()).toBe(0)
  })

  it('that is no sales book is refused before anything is stored', async () => {
    for (const search of ['', '?wait=false']) {
      const body = toForm(createBook({ pipeline: 'a,b\n1,2\n' }))
      const path = `/crm/import/sales${search}`
      expect(await rest({ as: team.admin, body, method: 'POST', path, payload })).toMatchObject({
        status: 400,
      })
    }
    expect(await countFiles()).toBe(0)
    expect(await query({ payload, text: 'select 1 from crm_work' })).toEqual([])
  })

  it('that is given up takes its files with it', async () => {
    const { body } = await upload('?wait=false')
    expect(await call(`/work/${body.workId}/cancel`, 'POST')).toMatchObject({ status: 200 })
    expect(await countFiles()).toBe(0)
  })

  it('that the database could not take goes back to the queue, with its files', async () => {
    await query({
      payload,
      text: `truncate crm_leads cascade;
        create function refuse() returns trigger as $$ begin
          raise exception 'not today' using errcode = '40001'; end $$ language plpgsql;
        create trigger refuse before insert on crm_leads for each row execute function refuse()`,
    })
    const { status } = await upload()
    await query({ payload, text: 'drop trigger refuse on crm_leads; drop function refuse' })
    expect(status).toBe(503)
    const key = await keyOfImport()
    expect(await readWork({ key, payload })).toMatchObject({ attempts: 0, state: 'queued' })
    expect(await countFiles()).toBe(4)
  })

  it('that came while another was running was told so, and is no matter for anybody', async () => {
    const lock = `hashtext('payload-crm'), hashtext('import')`
    const { body, status } = await withConnection({
      url: databaseURL,
      use: async (client) => {
        await client.query(`select pg_advisory_lock(${lock})`)
        return rest<Answer>({
          as: team.admin,
          body: toForm(createBook()),
          method: 'POST',
          path: '/crm/import/sales',
          payload,
        })
      },
    })
    expect(status).toBe(409)
    expect(await readWork({ key: await keyOfImport(), payload })).toMatchObject({
      last_error: body.errors[0]?.message,
      state: 'cancelled',
    })
  })
})
