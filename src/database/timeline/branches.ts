import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { TimelinePosition } from '../../domain/timeline/cursor.js'
import type { splitTypes } from '../../domain/timeline/schema.js'
import type { Query } from '../session.js'

import { tableOf } from '../session.js'

export type Subject = { id: number | string; key: 'companies' | 'contacts' | 'leads' }

type BranchArgs = {
  after: null | TimelinePosition
  crm: CRMContext
  /** How many the page takes, and one more. */
  limit: number
  /** Tasks that are done are left out. */
  onlyOpen?: boolean
  readable: Record<'activities' | 'events', false | null | Query>
  req: PayloadRequest
  subject: Subject
  types: ReturnType<typeof splitTypes>
}

const listOf = (values: readonly string[]): Query =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/** What lies behind a position: its first line alone is what the index is read by. */
const behind = ({ after, key }: { after: null | TimelinePosition; key: Query }): Query =>
  after
    ? sql`and x.occurred_at <= ${after.at}::timestamptz
        and (x.occurred_at < ${after.at}::timestamptz or ${key} < ${after.key})`
    : sql``

/** Entries of several timelines, the latest of each by its index: as deep as one likes, a page is a page. */
const latest = ({
  after,
  column,
  condition,
  ids,
  key,
  limit,
  table,
}: {
  column: Query
  condition: Query
  /** Rows with an `id`: whose timelines. */
  ids: Query
  key: Query
  table: Query
} & Pick<BranchArgs, 'after' | 'limit'>): Query => sql`
  select x.* from (${ids}) s cross join lateral (
    select ${key} as key, x.occurred_at from ${table} x
    where ${column} = s.id ${condition} ${behind({ after, key })}
    order by x.occurred_at desc, key desc limit ${limit}
  ) x`

const activityBranch = (
  { after, crm, limit, onlyOpen, readable, req, types }: BranchArgs,
  { column, ids }: { column: Query; ids: Query },
): Query =>
  latest({
    after,
    column,
    condition: sql`and x.deleted_at is null and x.type in (${listOf(types.activities)})
      ${onlyOpen ? sql`and x.completed_at is null` : sql``}
      ${readable.activities ? sql`and x.id ${readable.activities}` : sql``}`,
    ids,
    key: sql`'a' || x.id::text collate "C"`,
    limit,
    table: tableOf({ collection: crm.slugs.activities, req }),
  })

/** What a machine did for somebody (prefetched a mail, scanned a link) is nothing they did. */
const eventBranch = ({ after, crm, limit, readable, req, types }: BranchArgs, ids: Query): Query =>
  latest({
    after,
    column: sql`x.contact_id`,
    condition: sql`and x.is_machine is not true and x.kind in (${listOf(types.events)})
      ${readable.events ? sql`and x.id ${readable.events}` : sql``}`,
    ids,
    key: sql`'e' || x.id collate "C"`,
    limit,
    table: tableOf({ collection: crm.slugs.events, req }),
  })

type Parts = { activities: { column: Query; ids: Query }[]; people: Query }

/** Where the entries of a record come from: its own, those of its leads, and those of its people. */
const partsOf = ({ crm, req, subject: { id, key } }: BranchArgs): Parts => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const own = sql`select o.id from ${tableOf({ collection: crm.slugs[key], req })} o where o.id = ${id}`
  const leadsOf = (column: Query): Query =>
    sql`select l.id from ${leads} l where ${column} = ${id} and l.deleted_at is null`
  const byContact = sql`x.contact_id`
  const byLead = sql`x.lead_id`
  switch (key) {
    case 'companies': {
      const people = sql`
        select c.id from ${contacts} c where c.company_id = ${id} and c.deleted_at is null`
      return {
        activities: [
          { column: sql`x.company_id`, ids: own },
          { column: byLead, ids: leadsOf(sql`l.company_id`) },
          { column: byContact, ids: people },
        ],
        people,
      }
    }
    case 'contacts':
      return {
        activities: [
          { column: byContact, ids: own },
          { column: byLead, ids: leadsOf(sql`l.contact_id`) },
        ],
        people: own,
      }
    case 'leads':
      return {
        activities: [{ column: byLead, ids: own }],
        people: sql`select l.contact_id as id from ${leads} l where l.id = ${id}`,
      }
  }
}

/** Keys and moments of a page's entries, each branch as long as the page, none twice. */
export const branchesOf = (args: BranchArgs): Query[] => {
  const { activities, people } = partsOf(args)
  return [
    ...(args.types.activities.length > 0 && args.readable.activities !== false
      ? activities.map((part) => activityBranch(args, part))
      : []),
    ...(args.types.events.length > 0 && args.readable.events !== false
      ? [eventBranch(args, people)]
      : []),
  ]
}
