import type { Payload } from 'payload'
import type pg from 'pg'

import * as fc from 'fast-check'
import { randomUUID } from 'node:crypto'

import type { Team } from '../../support/team.js'

/** A made-up book of leads with everything that ever happened to them, small enough to follow by hand. */
export type State = {
  actual: null | number
  /** Milliseconds. */
  at: number
  closedAt: null | number
  deleted: boolean
  enteredAt: number
  estimate: number
  /** `YYYY-MM-DD`. */
  expected: null | string
  /** What was left with this state; `null` where the lead stayed on its stage. */
  left: { enteredAt: number; pipeline: string; stage: string } | null
  owner: null | string
  pipeline: string
  stage: string
  status: 'lost' | 'open' | 'won'
}

export type Answer = { at: number; direction: 'inbound' | 'outbound'; isTrashed: boolean }

export type Order = {
  company: null | string
  /** `YYYY-MM-DD`. */
  start: string
  status: 'active' | 'cancelled' | 'completed'
  total: number
}

export type Lead = {
  answers: Answer[]
  createdAt: number
  createdBy: null | string
  id: string
  isDestroyed: boolean
  orders: Order[]
  reason: null | string
  source: null | string
  /** In order; the last is how the lead is now. */
  states: State[]
}

export type Stage = { key: string; probability: number; type: State['status'] }

export type Ground = {
  companies: string[]
  pipelines: { id: string; key: string; stages: Stage[] }[]
  users: string[]
}

export const createGround = async ({
  payload,
  team,
}: {
  payload: Payload
  team: Team
}): Promise<Ground> => {
  const { docs } = await payload.find({
    collection: 'crm-pipelines',
    depth: 0,
    sort: 'createdAt',
  })
  const companies: string[] = []
  for (const name of ['Acme', 'Globex']) {
    const { id } = await payload.create({ collection: 'crm-companies', data: { name } })
    companies.push(String(id))
  }
  return {
    companies,
    pipelines: docs as unknown as Ground['pipelines'],
    users: [team.rep, team.colleague, team.manager].map(({ user }) => String(user.id)),
  }
}

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const EPOCH = Date.parse('2025-01-01T00:00:00Z')
/** Everything happens in these days, which are all over. */
const DAYS = 600

export const dayAt = (number: number): string =>
  new Date(EPOCH + number * DAY_MS).toISOString().slice(0, 10)

const cents = fc.integer({ max: 9_999_999, min: 0 }).map((n) => n / 100)
const expectedArb = fc.option(fc.integer({ max: DAYS + 60, min: 0 }).map(dayAt), { freq: 4 })

type Change =
  | { actual: null | number; estimate: number; kind: 'value' }
  | { expected: null | string; kind: 'expected' }
  | { kind: 'move'; pipeline: string; stage: Stage }
  | { kind: 'owner'; owner: null | string }
  | { kind: 'trash' }

const moveArb = ({ pipelines }: Ground) =>
  fc
    .constantFrom(...pipelines)
    .chain(({ id, stages }) =>
      fc.constantFrom(...stages).map((stage) => ({ kind: 'move' as const, pipeline: id, stage })),
    )

const changeArb = (ground: Ground): fc.Arbitrary<Change> =>
  fc.oneof(
    { arbitrary: moveArb(ground), weight: 4 },
    fc.record({ actual: fc.option(cents), estimate: cents, kind: fc.constant('value' as const) }),
    fc.record({ expected: expectedArb, kind: fc.constant('expected' as const) }),
    fc.record({
      kind: fc.constant('owner' as const),
      owner: fc.option(fc.constantFrom(...ground.users)),
    }),
    fc.constant({ kind: 'trash' as const }),
  )

const enter = ({
  at,
  before,
  pipeline,
  stage,
}: {
  at: number
  before: State
  pipeline: string
  stage: Stage
}): State =>
  before.pipeline === pipeline && before.stage === stage.key
    ? { ...before, at, left: null }
    : {
        ...before,
        at,
        closedAt: stage.type === 'open' ? null : at,
        enteredAt: at,
        left: { enteredAt: before.enteredAt, pipeline: before.pipeline, stage: before.stage },
        pipeline,
        stage: stage.key,
        status: stage.type,
      }

const apply = ({ at, before, change }: { at: number; before: State; change: Change }): State => {
  const same = { ...before, at, left: null }
  switch (change.kind) {
    case 'expected':
      return { ...same, expected: change.expected }
    case 'move':
      return enter({ at, before, pipeline: change.pipeline, stage: change.stage })
    case 'owner':
      return { ...same, owner: change.owner }
    case 'trash':
      return { ...same, deleted: !before.deleted }
    case 'value':
      return { ...same, actual: change.actual, estimate: change.estimate }
  }
}

const statesArb = (ground: Ground): fc.Arbitrary<State[]> =>
  fc
    .record({
      actual: fc.option(cents),
      changes: fc.array(
        fc.tuple(
          fc.integer({ max: 2400, min: 1 }),
          fc.integer({ max: 3599, min: 0 }),
          changeArb(ground),
        ),
        { maxLength: 6 },
      ),
      created: fc.integer({ max: (DAYS - 5) * 24, min: 0 }),
      estimate: cents,
      expected: expectedArb,
      first: moveArb(ground),
      owner: fc.option(fc.constantFrom(...ground.users), { freq: 4 }),
    })
    .map(({ changes, created, first: { pipeline, stage }, ...values }) => {
      const at = EPOCH + created * HOUR_MS
      const first: State = {
        ...values,
        at,
        closedAt: stage.type === 'open' ? null : at,
        deleted: false,
        enteredAt: at,
        left: null,
        pipeline,
        stage: stage.key,
        status: stage.type,
      }
      return changes
        .reduce<State[]>(
          (states, [hours, seconds, change]) => {
            const before = states.at(-1)!
            const moment = before.at + hours * HOUR_MS + seconds * 1000
            return [...states, apply({ at: moment, before, change })]
          },
          [first],
        )
        .filter((state) => state.at < EPOCH + DAYS * DAY_MS)
    })

const orderArb = ({ companies }: Ground): fc.Arbitrary<Order> =>
  fc.record({
    company: fc.option(fc.constantFrom(...companies), { freq: 4 }),
    start: fc.integer({ max: DAYS, min: 0 }).map(dayAt),
    status: fc.constantFrom('active' as const, 'completed' as const, 'cancelled' as const),
    total: cents,
  })

const leadArb = (ground: Ground): fc.Arbitrary<Lead> =>
  fc
    .record({
      id: fc.noShrink(fc.constant(null)).map(() => randomUUID()),
      answers: fc.array(
        fc.record({
          after: fc.integer({ max: 2000, min: -5 }),
          direction: fc.constantFrom('outbound' as const, 'inbound' as const),
          isTrashed: fc.integer({ max: 5, min: 0 }).map((n) => n === 0),
        }),
        { maxLength: 3 },
      ),
      createdBy: fc.option(fc.constantFrom(...ground.users)),
      isDestroyed: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
      orders: fc.array(orderArb(ground), { maxLength: 2 }),
      reason: fc.option(fc.constantFrom('price', 'budget', 'gone')),
      source: fc.option(fc.constantFrom('inbound', 'referral')),
      states: statesArb(ground),
    })
    .map(({ answers, ...lead }) => {
      const createdAt = lead.states[0]!.at
      const last = lead.states.at(-1)!
      return {
        ...lead,
        answers: answers.map(({ after, ...answer }) => ({
          ...answer,
          at: createdAt + after * 60_000,
        })),
        createdAt,
        states: lead.isDestroyed
          ? [...lead.states, { ...last, at: last.at + 1000, deleted: true, left: null }]
          : lead.states,
      }
    })

export const bookArb = (ground: Ground): fc.Arbitrary<Lead[]> =>
  fc.array(leadArb(ground), { maxLength: 12, minLength: 1 })

export const repOf = ({ createdBy }: Lead, { owner }: State): null | string => owner ?? createdBy

export const valueOf = ({ actual, estimate, status }: State): number =>
  status === 'won' ? (actual ?? estimate) : estimate

const iso = (time: null | number): null | string =>
  time === null ? null : new Date(time).toISOString()

const leadRows = (book: Lead[]) =>
  book
    .filter(({ isDestroyed }) => !isDestroyed)
    .map(({ id, createdAt, createdBy, reason, source, states }) => {
      const { closedAt, enteredAt, ...last } = states.at(-1)!
      return {
        ...last,
        id,
        closed_at: iso(closedAt),
        created_at: iso(createdAt),
        created_by_id: createdBy,
        deleted_at: last.deleted ? iso(last.at) : null,
        entered_at: iso(enteredAt),
        reason,
        source,
      }
    })

const historyRows = (book: Lead[]) =>
  book.flatMap((lead) =>
    lead.states.map((state, index) => ({
      at: iso(state.at),
      closed_at: iso(state.closedAt),
      deleted: state.deleted,
      entered: index === 0 || state.left !== null,
      expected_close: state.expected,
      from_entered_at: iso(state.left?.enteredAt ?? null),
      from_pipeline: state.left?.pipeline,
      from_stage: state.left?.stage,
      lead: lead.id,
      pipeline: state.pipeline,
      rep: repOf(lead, state),
      stage: state.stage,
      status: state.status,
      value: valueOf(state),
    })),
  )

type Client = Pick<pg.Client, 'query'>

const write = async ({
  client,
  rows,
  statement,
  types,
}: {
  client: Client
  rows: unknown[]
  statement: string
  types: string
}): Promise<void> => {
  await client.query(`${statement} from jsonb_to_recordset($1) r(${types})`, [JSON.stringify(rows)])
}

/** Writes a book by plain SQL, in place of the one before: the leads as they are, and their past. */
export const writeBook = async ({
  book,
  client,
}: {
  book: Lead[]
  client: Client
}): Promise<void> => {
  for (const table of ['crm_orders', 'crm_activities', 'crm_leads']) {
    await client.query(`delete from ${table}`)
  }
  await write({
    client,
    rows: leadRows(book),
    statement: `insert into crm_leads (id, company_name, pipeline_id, stage, status, estimated_value,
        actual_value, expected_close_date, owner_id, created_by_id, source, lost_reason_key,
        won_reason_key, board_order, deleted_at, closed_at, created_at, stage_entered_at)
      select id, 'Lead', pipeline, stage, status::enum_crm_leads_status, estimate, actual,
        (expected + time '12:00') at time zone 'UTC', owner, created_by_id, source, reason, reason,
        'a0', deleted_at, closed_at, created_at, entered_at`,
    types: `id uuid, pipeline uuid, stage text, status text, estimate numeric, actual numeric,
      expected date, owner uuid, created_by_id uuid, source text, reason text,
      deleted_at timestamptz, closed_at timestamptz, created_at timestamptz, entered_at timestamptz`,
  })
  await client.query('delete from crm_lead_history')
  const columns = `lead, at, pipeline, stage, status, value, expected_close, rep, closed_at, deleted,
    entered, from_pipeline, from_stage, from_entered_at`
  await write({
    client,
    rows: historyRows(book),
    statement: `insert into crm_lead_history (${columns}) select ${columns}`,
    types: `lead text, at timestamptz, pipeline text, stage text, status text, value numeric,
      expected_close date, rep text, closed_at timestamptz, deleted boolean, entered boolean,
      from_pipeline text, from_stage text, from_entered_at timestamptz`,
  })
  const kept = book.filter(({ isDestroyed }) => !isDestroyed)
  await write({
    client,
    rows: kept.flatMap(({ id, answers }) =>
      answers.map(({ at, direction, isTrashed }) => ({
        at: iso(at),
        deleted_at: isTrashed ? iso(at) : null,
        direction,
        lead: id,
      })),
    ),
    statement: `insert into crm_activities (type, lead_id, direction, occurred_at, deleted_at)
      select 'call', lead, direction::enum_crm_activities_direction, at, deleted_at`,
    types: 'lead uuid, direction text, at timestamptz, deleted_at timestamptz',
  })
  await write({
    client,
    rows: kept.flatMap(({ id, orders }) => orders.map((order) => ({ ...order, lead: id }))),
    statement: `insert into crm_orders (name, lead_id, company_id, status, total_value, start_date)
      select 'Order', lead, company, status::enum_crm_orders_status, total,
        ("start" + time '12:00') at time zone 'UTC'`,
    types: 'lead uuid, company uuid, status text, total numeric, "start" date',
  })
}
