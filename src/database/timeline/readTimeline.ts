import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { TimelinePosition } from '../../domain/timeline/cursor.js'
import type { splitTypes } from '../../domain/timeline/schema.js'
import type {
  TimelineActivity,
  TimelineEntry,
  TimelineEvent,
  TimelineRef,
} from '../../domain/timeline/types.js'
import type { Query } from '../session.js'
import type { Subject } from './branches.js'

import { accessFilter } from '../accessFilter.js'
import { readUserNames } from '../readUserNames.js'
import { adapterOf, execute, tableOf } from '../session.js'
import { isoMoment } from '../text.js'
import { branchesOf } from './branches.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

type ActivityRow = {
  assigneeID: ID | null
  authorID: ID | null
} & Omit<TimelineActivity, 'assignee' | 'author'>

type Row = { doc: ActivityRow | TimelineEvent; key: string; occurredAt: string }

/** Keys are text; a table's ids are what the host's database makes them. */
const idTypeOf = (req: PayloadRequest): Query =>
  adapterOf(req).idType === 'serial' ? sql`integer` : sql`uuid`

const refOf = ({ name, alias }: { alias: Query; name: Query }): Query =>
  sql`case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${name}) end`

/** Joined as far as the reader may see them; what is in the trash is nobody's any more. */
const namedOf = async ({ crm, req }: Args): Promise<Record<'contacts' | 'leads', Query>> => {
  const condition = async (key: 'contacts' | 'leads', alias: Query): Promise<Query> => {
    const readable = await accessFilter({ collection: crm.slugs[key], operation: 'read', req })
    if (readable === false) {
      return sql`and false`
    }
    return readable ? sql`and ${alias}.id ${readable}` : sql``
  }
  return {
    contacts: await condition('contacts', sql`c`),
    leads: await condition('leads', sql`l`),
  }
}

const writableOf = async ({ crm, req }: Args): Promise<Query> => {
  const collection = crm.slugs.activities
  const writable = await accessFilter({ collection, operation: 'update', req })
  if (writable === false) {
    return sql`false`
  }
  return writable ? sql`a.id ${writable}` : sql`true`
}

/** The entries of a page in full, from their keys. */
const pageSQL = async ({
  branches,
  crm,
  limit,
  req,
}: { branches: Query[]; limit: number } & Args): Promise<Query> => {
  const named = await namedOf({ crm, req })
  const stage = (column: Query): Query => sql`coalesce((
    select s.name from ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
    where s._parent_id = l.pipeline_id and s.key = ${column}), ${column})`
  return sql`
    with page as materialized (
      select * from (${sql.join(branches, sql` union `)}) entries
      order by occurred_at desc, key desc limit ${limit}
    )
    select page.key, ${isoMoment(sql`page.occurred_at`)} as "occurredAt", json_build_object(
      'assigneeID', a.assignee_id, 'authorID', a.author_id, 'body', a.body,
      'canWrite', a.type not in ('stage_change', 'journey_change', 'consent_change')
        and ${await writableOf({ crm, req })},
      'completedAt', ${isoMoment(sql`a.completed_at`)},
      'contact', ${refOf({ name: sql`c.name`, alias: sql`c` })},
      'direction', a.direction, 'dueDay', to_char(a.due_at at time zone 'UTC', 'YYYY-MM-DD'),
      'durationSeconds', a.duration_seconds::float8, 'from', ${stage(sql`a.from_stage`)},
      'id', a.id, 'kind', 'activity',
      'lead', ${refOf({ name: sql`l.company_name`, alias: sql`l` })},
      'occurredAt', ${isoMoment(sql`a.occurred_at`)}, 'outcome', a.outcome, 'sentiment', a.sentiment,
      'subject', a.subject, 'to', ${stage(sql`a.to_stage`)}, 'type', a.type
    ) as doc
    from page
    join ${tableOf({ collection: crm.slugs.activities, req })} a
      on a.id = case when page.key like 'a%' then substr(page.key, 2)::${idTypeOf(req)} end
    left join ${tableOf({ collection: crm.slugs.leads, req })} l
      on l.id = a.lead_id and l.deleted_at is null ${named.leads}
    left join ${tableOf({ collection: crm.slugs.contacts, req })} c
      on c.id = a.contact_id and c.deleted_at is null ${named.contacts}
    union all
    select page.key, ${isoMoment(sql`page.occurred_at`)}, json_build_object(
      'contact', ${refOf({ name: sql`c.name`, alias: sql`c` })},
      'id', e.id, 'kind', 'event', 'meta', e.meta, 'occurredAt', ${isoMoment(sql`e.occurred_at`)},
      'source', e.source, 'type', e.kind
    )
    from page
    join ${tableOf({ collection: crm.slugs.events, req })} e
      on e.id = case when page.key like 'e%' then substr(page.key, 2) end
    left join ${tableOf({ collection: crm.slugs.contacts, req })} c
      on c.id = e.contact_id and c.deleted_at is null ${named.contacts}
    order by "occurredAt" desc, key desc`
}

const withNames = ({
  names,
  row: { assigneeID, authorID, ...activity },
}: {
  names: Map<string, string>
  row: ActivityRow
}): TimelineActivity => {
  const ref = (id: ID | null): null | TimelineRef => {
    const name = names.get(String(id))
    return id === null || name === undefined ? null : { id, name }
  }
  return { ...activity, assignee: ref(assigneeID), author: ref(authorID) }
}

/**
 * A page of what happened around a record, the latest first: what people noted and what machines
 * reported, in one order, as far as the user of `req` may read it.
 *
 * @returns the entries, and the position of the last of them when more lie behind it
 */
export const readTimeline = async ({
  after,
  crm,
  limit,
  onlyOpen,
  req,
  subject,
  types,
}: {
  after: null | TimelinePosition
  limit: number
  /** Tasks that are done are left out. */
  onlyOpen?: boolean
  subject: Subject
  types: ReturnType<typeof splitTypes>
} & Args): Promise<{ docs: TimelineEntry[]; last: null | TimelinePosition }> => {
  const read = (collection: string) => accessFilter({ collection, operation: 'read', req })
  const readable = {
    activities: await read(crm.slugs.activities),
    events: await read(crm.slugs.events),
  }
  const args = { after, crm, limit: limit + 1, req }
  const branches = branchesOf({ ...args, onlyOpen, readable, subject, types })
  if (branches.length === 0) {
    return { docs: [], last: null }
  }
  const rows = await execute<Row>({ query: await pageSQL({ ...args, branches }), req })
  const page = rows.slice(0, limit)
  const isActivity = (doc: Row['doc']): doc is ActivityRow => doc.kind === 'activity'
  const ids = page.flatMap(({ doc }) => (isActivity(doc) ? [doc.assigneeID, doc.authorID] : []))
  const known = [...new Set(ids.filter((id) => id !== null))]
  const names = await readUserNames({ crm, ids: known, req })
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    docs: page.map(({ doc }) => (isActivity(doc) ? withNames({ names, row: doc }) : doc)),
    last: last ? { at: last.occurredAt, key: last.key } : null,
  }
}
