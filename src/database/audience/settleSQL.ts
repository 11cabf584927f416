import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EventKind, StageCause } from '../../domain/audience/types.js'
import type { Query } from '../session.js'

import { enumOf, ownTable, tableOf } from '../session.js'
import { dueSQL, stageSQL, stateOf } from './stageSQL.js'
import { AUDIENCE_TABLES } from './tables.js'

/** Which counters and moments on a contact a kind of event moves. */
export const COUNTERS: { at: string; count: string; kind: EventKind }[] = [
  { at: 'last_email_opened_at', count: 'emails_opened_count', kind: 'email_open' },
  { at: 'last_email_clicked_at', count: 'emails_clicked_count', kind: 'email_click' },
  { at: 'last_push_clicked_at', count: 'push_clicked_count', kind: 'push_click' },
  { at: 'last_visit_at', count: 'visit_count', kind: 'visit' },
]

export const column = (name: string): Query => sql.raw(name)

export const eachCounter = (write: (counter: (typeof COUNTERS)[number]) => Query): Query =>
  sql.join(COUNTERS.map(write), sql`, `)

/** Columns of a query over events (`kind`, `at`): how many of each kind there are, and the last of each. */
export const counterColumns: Query = eachCounter(({ at, count, kind }) => {
  const isOne = sql`filter (where kind = ${sql.raw(`'${kind}'`)})`
  return sql`count(*) ${isOne} as ${column(count)}, max(at) ${isOne} as ${column(at)}`
})

/** The moments of events of a kind, latest first. */
export const momentsOf = (kind: EventKind): Query =>
  sql`array_agg(at order by at desc) filter (where kind = ${sql.raw(`'${kind}'`)})`

const WRITES: Record<'added' | 'replaced', Query> = {
  added: sql`${eachCounter(
    ({ at, count }) => sql`
      ${column(count)} = coalesce(c.${column(count)}, 0) + j.${column(count)},
      ${column(at)} = greatest(c.${column(at)}, j.${column(at)})`,
  )}, last_event_at = greatest(c.last_event_at, j.last_event_at)`,
  replaced: sql`${eachCounter(
    ({ at, count }) => sql`${column(count)} = j.${column(count)}, ${column(at)} = j.${column(at)}`,
  )}, last_event_at = j.last_event_at`,
}

/**
 * The end of a statement that knows of contacts what the rule goes by: a CTE `merged` with the id, the
 * former stage, the state (`since`, `last_event_at`, `last_opens`, `last_visits`, `open_weeks`) and
 * the counters. Judges them, and writes state, contacts and moves.
 */
export const settleSQL = ({
  at,
  cause,
  counters,
  crm,
  req,
}: {
  /** Now. */
  at: Query
  cause: StageCause
  /** Whether counters are what came to those on the contact, or all of it. */
  counters: 'added' | 'replaced'
  crm: CRMContext
  req: Pick<PayloadRequest, 'payload'>
}): Query => {
  const state = stateOf('m')
  const stage = enumOf({ collection: crm.slugs.contacts, field: 'engagementStage', req })
  return sql`
    judged as materialized (
      select m.*, ${stageSQL({ now: at, state })} as stage, ${dueSQL({ now: at, state })} as due_at
      from merged m
    ), kept as (
      insert into ${ownTable({ name: AUDIENCE_TABLES.engagement, req })} as e
        (contact, since, stage, entered_at, due_at, last_event_at, last_opens, last_visits, open_weeks)
      select j.id, j.since, j.stage, ${at}, j.due_at, j.last_event_at, j.last_opens, j.last_visits,
        j.open_weeks
      from judged j
      on conflict (contact) do update set stage = excluded.stage, due_at = excluded.due_at,
        entered_at = case when e.stage = excluded.stage then e.entered_at else excluded.entered_at end,
        last_event_at = excluded.last_event_at, last_opens = excluded.last_opens,
        last_visits = excluded.last_visits, open_weeks = excluded.open_weeks
    ), counted as (
      update ${tableOf({ collection: crm.slugs.contacts, req })} c set ${WRITES[counters]},
        engagement_stage = j.stage::${stage},
        engagement_stage_entered_at = case when j.stage = j.former
          then c.engagement_stage_entered_at else ${at} end
      from judged j where c.id = j.id
    ), moved as (
      insert into ${ownTable({ name: AUDIENCE_TABLES.moves, req })}
        (contact, from_stage, to_stage, at, cause)
      select j.id, j.former, j.stage, ${at}, ${cause} from judged j where j.stage <> j.former
    )`
}
