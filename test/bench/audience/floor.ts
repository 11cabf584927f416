import type pg from 'pg'

import { sql } from '@payloadcms/db-postgres'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'

import { dueSQL, stageSQL, stateOf } from '../../../src/database/audience/stageSQL.js'

const NOW = sql.raw('now()')
const state = stateOf('e')

/** The whole pass as one statement that locks everybody it writes to until it is done. */
const { sql: PASS_SQL } = new PgDialect().sqlToQuery(sql`
  with judged as materialized (
    select e.contact, e.stage as former, ${stageSQL({ now: NOW, state })} as stage,
      ${dueSQL({ now: NOW, state })} as due_at, e.due_at as was_due_at
    from crm_engagement e
  ), kept as (
    update crm_engagement e set stage = j.stage, due_at = j.due_at, entered_at = now()
    from judged j where e.contact = j.contact and (j.stage <> j.former or j.was_due_at <= now())
  ), counted as (
    update crm_contacts c set engagement_stage = j.stage::enum_crm_contacts_engagement_stage,
      engagement_stage_entered_at = now()
    from judged j where c.id = j.contact and j.stage <> j.former
  ), moved as (
    insert into crm_engagement_moves (contact, from_stage, to_stage, at, cause)
    select contact, former, stage, now(), 'resegment' from judged where stage <> former
  )
  select count(*) from judged`)

/** How many seconds SQL alone takes for a pass, which is taken back. */
export const measureFloor = async (pool: pg.Pool): Promise<number> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const from = performance.now()
    await client.query(PASS_SQL)
    const seconds = (performance.now() - from) / 1000
    await client.query('rollback')
    return seconds
  } finally {
    client.release()
  }
}
