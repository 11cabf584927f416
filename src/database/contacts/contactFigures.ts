import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { ContactFacts } from '../../domain/contacts/scoreContact.js'

import { INTERACTION_TYPES } from '../../domain/activities/types.js'
import { RECENT_DAYS } from '../../domain/contacts/scoreContact.js'
import { execute, tableOf } from '../session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

const listOf = (values: readonly (ID | string)[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/** What people's scores are decided by, whoever may read it. */
export const readContactFacts = ({
  contacts,
  crm,
  now,
  req,
  today,
}: {
  contacts: ID[]
  now: Date
  /** In the reporting time zone. */
  today: string
} & Args): Promise<({ id: ID } & ContactFacts)[]> => {
  const activities = tableOf({ collection: crm.slugs.activities, req })
  const at = sql`${now.toISOString()}::timestamptz`
  return execute({
    query: sql`
      select c.id, c.engagement_score::float8 as "engagementScore",
        l.count as "openLeads", l.score as "leadScore",
        (
          select count(*)::int from ${activities} a
          where a.contact_id = c.id and a.deleted_at is null
            and a.type in (${listOf(INTERACTION_TYPES)}) and a.occurred_at <= ${at}
            and a.occurred_at > ${at} - make_interval(days => ${RECENT_DAYS}::int)
        ) as interactions,
        (
          select count(*)::int from ${activities} a
          where a.contact_id = c.id and a.deleted_at is null and a.type = 'task'
            and a.completed_at is null and a.due_at < ${today}::date::timestamp at time zone 'UTC'
        ) as "overdueTasks"
      from ${tableOf({ collection: crm.slugs.contacts, req })} c
      cross join lateral (
        select count(*)::int as count, max(l.ai_score)::float8 as score
        from ${tableOf({ collection: crm.slugs.leads, req })} l
        where l.contact_id = c.id and l.status = 'open' and l.deleted_at is null
      ) l
      where c.id in (${listOf(contacts)})`,
    req,
  })
}

/**
 * Counts anew how often and when somebody was last in touch with these people, under the lock of their
 * rows, so that of two activities at once both count. Their version stays, as nobody's edit is touched.
 */
export const countInteractions = async ({
  contacts,
  crm,
  now,
  req,
}: { contacts: ID[]; now: Date } & Args): Promise<void> => {
  const table = tableOf({ collection: crm.slugs.contacts, req })
  await execute({
    query: sql`
      select 1 from ${table} where id in (${listOf(contacts)}) order by id for no key update`,
    req,
  })
  await execute({
    query: sql`
      update ${table} c set total_interactions = a.count,
        last_interaction_at = greatest(c.last_interaction_at, a.last)
      from (
        select o.id, count(a.id)::int as count, max(a.occurred_at) as last
        from ${table} o
        left join ${tableOf({ collection: crm.slugs.activities, req })} a
          on a.contact_id = o.id and a.deleted_at is null
          and a.type in (${listOf(INTERACTION_TYPES)})
          and a.occurred_at <= ${now.toISOString()}::timestamptz
        where o.id in (${listOf(contacts)}) group by o.id
      ) a
      where c.id = a.id`,
    req,
  })
}

/** Copies scores to their contacts, for lists; a contact's version stays. */
export const writeContactScores = async ({
  crm,
  req,
  scores,
}: { scores: { id: ID; score: number }[] } & Args): Promise<void> => {
  const table = tableOf({ collection: crm.slugs.contacts, req })
  const rows = scores.map(({ id, score }) => ({ id, lead_score: score }))
  await execute({
    query: sql`
      update ${table} c set lead_score = g.lead_score
      from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb) g
      where c.id = g.id and c.lead_score is distinct from g.lead_score`,
    req,
  })
}
