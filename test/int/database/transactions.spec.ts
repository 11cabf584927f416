import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'

import { inTransaction } from '../../../src/database/inTransaction.js'
import { execute } from '../../../src/database/session.js'
import { writersOf } from '../../../src/database/transactions.js'
import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam, type Team } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const db = (): PostgresAdapter => payload.db as unknown as PostgresAdapter
const query = (text: string) => db().pool.query(text)
const createRequest = (): Promise<PayloadRequest> => createLocalReq({}, payload)

const createLead = (companyName: string, req?: PayloadRequest) =>
  payload.create({ collection: 'crm-leads', data: { companyName }, depth: 0, req })

const countLeads = async (companyName: string): Promise<number> => {
  const where = { companyName: { equals: companyName } }
  return (await payload.count({ collection: 'crm-leads', where })).totalDocs
}

describe('what Payload and drizzle keep inside, and transactions lean on', () => {
  it("is a register of sessions that Payload's operations join", async () => {
    const id = (await db().beginTransaction()) as string
    expect(Object.keys(db().sessions[id]!).sort()).toEqual(['db', 'reject', 'resolve'])
    const req = { ...(await createRequest()), transactionID: id } as PayloadRequest
    await createLead('Joined', req)
    expect(await countLeads('Joined')).toBe(0) // from outside, before the COMMIT
    await db().commitTransaction(id)
    expect(await countLeads('Joined')).toBe(1)
    expect(db().sessions[id]).toBeUndefined()
  })

  it("is drizzle's dialect, schema and session", () => {
    expect(db().drizzle).toMatchObject({
      _: { fullSchema: expect.any(Object), schema: expect.any(Object) },
      dialect: expect.any(Object),
      session: { options: expect.any(Object) },
    })
  })

  it('honours the options of a transaction', async () => {
    const id = (await db().beginTransaction({ isolationLevel: 'serializable' })) as string
    const { rows } = (await db().sessions[id]!.db.execute(
      sql`show transaction_isolation` as never,
    )) as unknown as { rows: unknown[] }
    await db().rollbackTransaction(id)
    expect(rows).toEqual([{ transaction_isolation: 'serializable' }])
  })
})

describe('a COMMIT that fails', () => {
  beforeAll(async () => {
    await query(`create function refuse_late() returns trigger language plpgsql as $$
      begin raise exception 'too late'; end $$`)
    await query(`create constraint trigger refuse_late after insert or update on crm_leads
      deferrable initially deferred for each row execute function refuse_late()`)
  })

  afterAll(async () => {
    await query('drop trigger refuse_late on crm_leads')
    await query('drop function refuse_late')
  })

  it.each([
    ['/crm/leads', 'unavailable'],
    ['/crm-leads', 'unavailable'],
  ])('is an error, never a 201: %s', async (path, code) => {
    const before = await fingerprint({ payload })
    const answer = await rest({
      as: team.admin,
      body: { companyName: 'Lost' },
      method: 'POST',
      path,
      payload,
    })
    expect(answer).toMatchObject({ body: { errors: [{ data: { code } }] }, status: 503 })
    expect(answer.headers.get('Retry-After')).toBe('1')
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it('is an error of the Local API', async () => {
    await expect(createLead('Lost')).rejects.toThrow(/did not confirm/)
  })

  it('is an error in GraphQL', async () => {
    const answer = await graphql({
      as: team.admin,
      payload,
      source: 'mutation { createCrmLead(data: { companyName: "Lost" }) { id } }',
    })
    expect(answer).toHaveProperty('errors')
    expect(await countLeads('Lost')).toBe(0)
  })

  it('keeps no answer for an idempotency key', async () => {
    const send = () =>
      rest({
        as: team.admin,
        body: { companyName: 'Lost' },
        headers: { 'Idempotency-Key': 'a-commit-that-fails' },
        method: 'POST',
        path: '/crm/leads',
        payload,
      })
    expect((await send()).status).toBe(503)
    expect((await send()).status).toBe(503)
  })
})

describe('a bulk update of which the database refuses one', () => {
  beforeAll(async () => {
    await query(`create function refuse_one() returns trigger language plpgsql as $$
      begin raise exception 'not this one'; end $$`)
    await query(`create trigger refuse_one before update on crm_leads
      for each row when (old.company_name = 'Bulk 2') execute function refuse_one()`)
  })

  afterAll(async () => {
    await query('drop trigger refuse_one on crm_leads')
    await query('drop function refuse_one')
  })

  it('changes none of them, and says so', async () => {
    for (const name of ['Bulk 1', 'Bulk 2', 'Bulk 3']) {
      await createLead(name)
    }
    const answer = await rest({
      as: team.admin,
      body: { notes: 'all of you' },
      method: 'PATCH',
      path: '/crm-leads?where[companyName][contains]=Bulk',
      payload,
    })
    expect(answer.status).toBe(503)
    const { rows } = await query(`select notes from crm_leads where company_name like 'Bulk%'`)
    expect(rows).toEqual([{ notes: null }, { notes: null }, { notes: null }])
  })

  it('says why, where the request is to blame', async () => {
    await createLead('Owned by nobody')
    const answer = await rest({
      as: team.admin,
      body: { owner: '00000000-0000-4000-8000-000000000000' },
      method: 'PATCH',
      path: '/crm-leads?where[companyName][equals]=Owned by nobody',
      payload,
    })
    expect(answer).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input', field: 'owner' } }] },
      status: 400,
    })
  })
})

describe('a transaction that cannot be committed', () => {
  it('is an error when a statement inside had failed and nobody said so', async () => {
    const id = (await db().beginTransaction()) as string
    const { db: session } = db().sessions[id]!
    await session.execute(sql`select 1/0` as never).catch(() => undefined)
    await expect(db().commitTransaction(id)).rejects.toThrow(/rolled the transaction back/)
  })

  it('is an error when a part of the work had rolled back and was forgiven', async () => {
    const req = await createRequest()
    const work = async () => {
      await createLead('Half', req)
      await createLead('', req).catch(() => undefined)
    }
    await expect(inTransaction({ req, work })).rejects.toThrow(/rolled the transaction back/)
    expect(await countLeads('Half')).toBe(0)
  })

  it('is an error when its connection is lost, and the process lives', async () => {
    const req = await createRequest()
    const work = async () => {
      const [row] = await execute<{ pid: number }>({
        query: sql`select pg_backend_pid() as pid`,
        req,
      })
      await createLead('Cut off', req)
      await query(`select pg_terminate_backend(${row!.pid})`)
    }
    await expect(inTransaction({ req, work })).rejects.toThrow(/did not confirm/)
    expect(await countLeads('Cut off')).toBe(0)
  })
})

describe('the pool', () => {
  it('gets every connection back, however a transaction ends', async () => {
    const kill = async (): Promise<void> => {
      const req = await createRequest()
      await inTransaction({
        req,
        work: () => execute({ query: sql`select pg_terminate_backend(pg_backend_pid())`, req }),
      })
    }
    const ends = Array.from({ length: 30 }, kill)
    const outcomes = await Promise.allSettled(ends)
    expect(outcomes.map(({ status }) => status)).toEqual(ends.map(() => 'rejected'))
    await Promise.all(Array.from({ length: 30 }, () => createLead('After')))
    const { idleCount, totalCount, waitingCount } = db().pool
    expect({ busy: totalCount - idleCount, waitingCount }).toEqual({ busy: 0, waitingCount: 0 })
  })

  it('keeps some connections for reading while writers queue', async () => {
    const lead = await createLead('Busy')
    const id = (await db().beginTransaction()) as string
    await db().sessions[id]!.db.execute(
      sql`select 1 from crm_leads where id = ${lead.id} for update` as never,
    )
    const writes = Array.from({ length: 40 }, (_, index) =>
      payload.update({
        id: lead.id,
        collection: 'crm-leads',
        data: { notes: `${index}` },
        depth: 0,
      }),
    )
    expect(await countLeads('Busy')).toBe(1) // would wait for ever behind them
    await db().rollbackTransaction(id)
    expect(await Promise.all(writes)).toHaveLength(40)
  })

  it.each([
    [1, 1],
    [2, 1],
    [10, 8],
    [20, 16],
  ])('of %s connections has room for %s writers', (size, writers) => {
    expect(writersOf(size)).toBe(writers)
  })
})
