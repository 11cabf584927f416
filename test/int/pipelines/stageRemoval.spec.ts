import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { Member } from '../../support/team.js'

import { moveLead } from '../../../src/collections/leads/operations/moveLead.js'
import { getCRM } from '../../../src/context.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'

type Lead = { id: string; stage: string }
type Pipeline = { id: string; stages: { key: string }[] }
type Work = (req: PayloadRequest) => Promise<unknown>

let payload: Payload
let stop: () => Promise<void>
let manager: Member

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  manager = await createUser({ payload, role: 'manager' })
})

afterAll(() => stop())

const createPipeline = async (): Promise<Pipeline> => {
  const key = `p_${Math.random().toString(36).slice(2)}`
  const { docs } = await payload.find({ collection: 'crm-pipelines', depth: 0, sort: 'createdAt' })
  const stages = (docs[0] as unknown as Pipeline).stages.map((stage) => ({
    ...stage,
    id: undefined,
  }))
  const pipeline = await payload.create({
    collection: 'crm-pipelines',
    data: { name: 'Raced', key, kind: 'custom', stages },
  })
  return pipeline as unknown as Pipeline
}

const createLead = async (pipeline: Pipeline): Promise<Lead> =>
  (await payload.create({
    collection: 'crm-leads',
    data: { companyName: 'Acme', pipeline: pipeline.id },
    depth: 0,
  })) as unknown as Lead

const begin = async (): Promise<PayloadRequest> => {
  const req = await createLocalReq({ user: manager.user as never }, payload)
  req.transactionID = (await payload.db.beginTransaction())!
  return req
}

const end = (req: PayloadRequest): Promise<void> =>
  payload.db.commitTransaction(req.transactionID as string)

const count = async (query: string, values: string[] = []): Promise<number> => {
  const { rows } = await (
    payload.db as unknown as {
      pool: { query: (q: string, v: string[]) => Promise<{ rows: { count: number }[] }> }
    }
  ).pool.query(query, values)
  return rows[0]!.count
}

/** Until somebody waits for a lock of somebody else, or nobody has any reason to. */
const untilBlocked = async ({ unless }: { unless: Promise<unknown> }): Promise<void> => {
  const waiting = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
  let isOver = false
  void unless.then(() => (isOver = true))
  while (!isOver && (await count(waiting)) === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { data?: { code?: string; errors?: { path: string }[] } } & Error) =>
      error.data?.code ?? error.data?.errors?.[0]?.path ?? error.message,
  )

/** The first has done its work and not yet committed when the second begins, and has to wait. */
const race = async (first: Work, second: Work): Promise<string> => {
  const [one, other] = [await begin(), await begin()]
  await first(one)
  const outcome = outcomeOf(second(other))
  await untilBlocked({ unless: outcome })
  await end(one)
  const said = await outcome
  await end(other)
  return said
}

const removing =
  ({ pipeline, stage }: { pipeline: Pipeline; stage: string }): Work =>
  (req) =>
    payload.update({
      id: pipeline.id,
      collection: 'crm-pipelines',
      data: { stages: pipeline.stages.filter(({ key }) => key !== stage) },
      req,
    })

const trashing =
  ({ pipeline }: { pipeline: Pipeline }): Work =>
  (req) =>
    payload.update({
      id: pipeline.id,
      collection: 'crm-pipelines',
      data: { deletedAt: new Date().toISOString() },
      req,
    })

type Entry = (args: { lead?: Lead; pipeline: Pipeline }) => Work

const movedOnBoard: Entry =
  ({ lead }) =>
  (req) =>
    moveLead({ id: lead!.id, crm: getCRM(payload), move: { stage: 'proposal' }, req })

const changed: Entry =
  ({ lead }) =>
  (req) =>
    payload.update({
      id: lead!.id,
      collection: 'crm-leads',
      data: { stage: 'proposal' },
      req,
    })

const madeNew: Entry =
  ({ pipeline }) =>
  (req) =>
    payload.create({
      collection: 'crm-leads',
      data: { companyName: 'New', pipeline: pipeline.id, stage: 'proposal' },
      req,
    })

/** Every way onto a stage. */
const entries: [string, Entry][] = [
  ['moved on the board', movedOnBoard],
  ['changed in the collection', changed],
  ['made new', madeNew],
]

/** Leads that stand on a stage which their pipeline does not have. */
const strays = (pipeline: Pipeline): Promise<number> =>
  count(
    `select count(*)::int as count from crm_leads l where l.pipeline_id = $1 and not exists (
      select 1 from crm_pipelines_stages s where s._parent_id = l.pipeline_id and s.key = l.stage)`,
    [pipeline.id],
  )

describe.each(entries)('a lead that is %s', (_, entering) => {
  it('lands before its stage is removed, which is then refused', async () => {
    const pipeline = await createPipeline()
    const lead = await createLead(pipeline)
    const said = await race(entering({ lead, pipeline }), removing({ pipeline, stage: 'proposal' }))
    expect(said).toBe('still_referenced')
    expect(await strays(pipeline)).toBe(0)
  })

  it('is refused when its stage was removed while it waited', async () => {
    const pipeline = await createPipeline()
    const lead = await createLead(pipeline)
    const said = await race(removing({ pipeline, stage: 'proposal' }), entering({ lead, pipeline }))
    expect(said).toBe('stage')
    expect(await strays(pipeline)).toBe(0)
  })

  it('enters a stage that stays, whatever else was removed while it waited', async () => {
    const pipeline = await createPipeline()
    const lead = await createLead(pipeline)
    const said = await race(
      removing({ pipeline, stage: 'negotiation' }),
      entering({ lead, pipeline }),
    )
    expect(said).toBe('done')
    expect(await strays(pipeline)).toBe(0)
  })
})

describe('a pipeline on its way into the trash', () => {
  it('stays when a lead arrives first', async () => {
    const pipeline = await createPipeline()
    expect(await race(madeNew({ pipeline }), trashing({ pipeline }))).toBe('still_referenced')
  })

  it('takes no new lead with it', async () => {
    const pipeline = await createPipeline()
    expect(await race(trashing({ pipeline }), madeNew({ pipeline }))).toBe('pipeline')
  })

  it('is not destroyed under a lead that is just arriving', async () => {
    const pipeline = await createPipeline()
    const destroying: Work = (req) =>
      payload.delete({ id: pipeline.id, collection: 'crm-pipelines', req })
    expect(await race(madeNew({ pipeline }), destroying)).toBe('still_referenced')
  })
})

describe('a lead that changes its pipeline while its move waits', () => {
  it('is found all the same', async () => {
    const [home, other] = [await createPipeline(), await createPipeline()]
    const lead = await createLead(home)
    const leaving: Work = (req) =>
      payload.update({ id: lead.id, collection: 'crm-leads', data: { pipeline: other.id }, req })
    const moving = movedOnBoard({ lead, pipeline: home })
    expect(await race(leaving, moving)).toBe('done')
  })
})
