import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { ERASED } from '../../domain/privacy/scrub.js'
import { inSchema } from '../inSchema.js'
import { adapterOf, execute, tableNameOf } from '../session.js'

/**
 * What is counted, and says nothing of who it was: how far somebody came and what machines measured.
 * Everything else goes, also what a host's own fields say.
 */
const KEPT = [
  'created_at',
  'created_by_id',
  'deleted_at',
  'emails_clicked_count',
  'emails_opened_count',
  'engagement_score',
  'engagement_stage',
  'engagement_stage_entered_at',
  'first_contact_at',
  'id',
  'journey_stage',
  'last_email_clicked_at',
  'last_email_opened_at',
  'last_event_at',
  'last_interaction_at',
  'last_push_clicked_at',
  'last_visit_at',
  'lead_score',
  'lifecycle',
  'merged_into_id',
  'owner_id',
  'push_clicked_count',
  'source',
  'subscribed_at',
  'total_interactions',
  'visit_count',
]

/** What is said of whoever was erased. */
const SET = ['do_not_contact', 'erased_at', 'first_name', 'name', 'updated_at']

type Column = { isNullable: boolean; isText: boolean; name: string }

/** Empties contacts down to what is counted. They stay, so that every total does. */
export const blankContacts = async ({
  name,
  contacts,
  crm,
  req,
}: {
  contacts: string[]
  crm: CRMContext
  /** What they are called from now on. */
  name: string
  req: PayloadRequest
}): Promise<void> => {
  const table = tableNameOf({ collection: crm.slugs.contacts, req })
  const columns = await execute<Column>({
    query: sql`
      select a.attname as name, not a.attnotnull as "isNullable", t.typcategory = 'S' as "isText"
      from pg_class r
      join pg_namespace n on n.oid = r.relnamespace
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where n.nspname = coalesce(${adapterOf(req).schemaName ?? null}, current_schema())
        and r.relname = ${table} and a.attgenerated = ''
        and not a.attname = any(${sql.param([...KEPT, ...SET])}::text[])`,
    req,
  })
  const changes = columns.flatMap((column) => {
    const own = sql.identifier(column.name)
    if (column.isNullable) {
      return [sql`${own} = null`]
    }
    // Something of their own, in case no two may be the same.
    return column.isText ? [sql`${own} = ${`${ERASED} `} || id::text`] : []
  })
  const target = inSchema({ name: table, req })
  const ids = sql.join(
    contacts.map((id) => sql`${id}`),
    sql`, `,
  )
  await execute({
    query: sql`
      update ${target} set ${sql.join(changes, sql`, `)}, do_not_contact = true,
        erased_at = coalesce(erased_at, ${crm.now().toISOString()}::timestamptz),
        first_name = ${name}, name = ${name}, updated_at = now()
      where id in (${ids})`,
    req,
  })
}
