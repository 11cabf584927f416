import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EngagementStage, StageCause } from '../../domain/audience/types.js'

import { enumOf, execute, ownTable, tableOf } from '../session.js'
import { listOfIDs } from './contactIDs.js'
import { dueSQL, stageSQL, stateOf } from './stageSQL.js'
import { AUDIENCE_TABLES } from './tables.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** So many contacts went from one stage to another. */
export type Moved = { count: number; from: EngagementStage; to: EngagementStage }

/**
 * Judges contacts anew by what is known of them, and writes what has changed: stages, moves, and when
 * to look again. Runs in the request's transaction.
 *
 * @param passOver leaves out those whom somebody else is writing to: they stay due
 */
export const settleStages = async ({
  cause,
  crm,
  ids,
  passOver = false,
  req,
}: {
  cause: StageCause
  ids: (number | string)[]
  passOver?: boolean
} & Args): Promise<Moved[]> => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const engagement = ownTable({ name: AUDIENCE_TABLES.engagement, req })
  const locked = await execute<{ id: string }>({
    query: sql`
      select c.id::text as id from ${contacts} c where c.id in ${listOfIDs({ crm, ids, req })}
      order by c.id for no key update of c ${passOver ? sql`skip locked` : sql``}`,
    req,
  })
  const at = sql`${crm.now().toISOString()}::timestamptz`
  const state = stateOf('e')
  const stage = enumOf({ collection: crm.slugs.contacts, field: 'engagementStage', req })
  return execute<Moved>({
    query: sql`
      with judged as materialized (
        select e.contact, e.stage as former, ${stageSQL({ now: at, state })} as stage,
          ${dueSQL({ now: at, state })} as due_at
        from ${engagement} e
        where e.contact in ${listOfIDs({ crm, ids: locked.map(({ id }) => id), req })}
      ), kept as (
        update ${engagement} e set due_at = j.due_at, stage = j.stage,
          entered_at = case when j.stage = j.former then e.entered_at else ${at} end
        from judged j where e.contact = j.contact
      ), counted as (
        update ${contacts} c
        set engagement_stage = j.stage::${stage}, engagement_stage_entered_at = ${at}
        from judged j where c.id = j.contact and j.stage <> j.former
      ), moved as (
        insert into ${ownTable({ name: AUDIENCE_TABLES.moves, req })}
          (contact, from_stage, to_stage, at, cause)
        select j.contact, j.former, j.stage, ${at}, ${cause} from judged j where j.stage <> j.former
      )
      select former as "from", stage as "to", count(*)::int as count from judged
      where stage <> former group by 1, 2`,
    req,
  })
}

/** Contacts whose stage may have changed by now, the longest overdue first. */
export const readDue = async ({ crm, limit, req }: { limit: number } & Args): Promise<string[]> => {
  const rows = await execute<{ id: string }>({
    query: sql`
      select contact::text as id from ${ownTable({ name: AUDIENCE_TABLES.engagement, req })}
      where due_at <= ${crm.now().toISOString()}::timestamptz order by due_at limit ${limit}`,
    req,
  })
  return rows.map(({ id }) => id)
}

/** A row of what decides about its stage for each contact that has none, where no trigger made it. */
export const addMissing = async ({ crm, req }: Args): Promise<void> => {
  const engagement = ownTable({ name: AUDIENCE_TABLES.engagement, req })
  await execute({
    query: sql`
      insert into ${engagement} (contact, since, stage, entered_at, due_at)
      select c.id, coalesce(c.subscribed_at, c.created_at), c.engagement_stage::text,
        coalesce(c.engagement_stage_entered_at, c.created_at), '-infinity'
      from ${tableOf({ collection: crm.slugs.contacts, req })} c
      where not exists (select 1 from ${engagement} e where e.contact = c.id)
      on conflict (contact) do nothing`,
    req,
  })
}

/** How large the table of all contacts' states is. */
export const measureStates = async ({
  req,
}: Pick<Args, 'req'>): Promise<{ contacts: number; pages: number }> => {
  const engagement = ownTable({ name: AUDIENCE_TABLES.engagement, req })
  const [row] = await execute<{ contacts: number; pages: number }>({
    query: sql`
      select (select count(*) from ${engagement})::int as contacts,
        (pg_relation_size(r.name) / current_setting('block_size')::int)::int as pages
      from (select tableoid::regclass as name from ${engagement} limit 1) r`,
    req,
  })
  return row ?? { contacts: 0, pages: 0 }
}

/**
 * Looks at the contacts on some pages of the table, in the order in which they lie there, and locks
 * nothing: who is no longer where the rule has them, and how many there are.
 *
 * @param from the first page, from 0
 */
export const findStale = async ({
  crm,
  from,
  pages,
  req,
}: { from: number; pages: number } & Args): Promise<{ contacts: number; stale: string[] }> => {
  const at = sql`${crm.now().toISOString()}::timestamptz`
  const [row] = await execute<{ contacts: number; stale: string[] }>({
    query: sql`
      select count(*)::int as contacts, coalesce(json_agg(s.contact::text) filter (where s.stale), '[]') as stale
      from (
        select e.contact, e.stage <> ${stageSQL({ now: at, state: stateOf('e') })}
          or e.due_at <= ${at} as stale
        from ${ownTable({ name: AUDIENCE_TABLES.engagement, req })} e
        where e.ctid >= ${`(${from},0)`}::tid and e.ctid < ${`(${from + pages},0)`}::tid
      ) s`,
    req,
  })
  return row!
}
