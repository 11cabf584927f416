import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { HISTORY_TYPES } from '../../domain/activities/types.js'
import { historyOf } from '../contacts/historyOf.js'
import { COMPANY_RECORD } from '../contacts/import/companies.js'
import { syncLeads } from '../contacts/syncLeads.js'
import { adapterOf, execute, ownTable, tableNameOf, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

type ID = number | string

/** What the import wrote down itself. */
const HISTORY = sql.join(
  HISTORY_TYPES.map((type) => sql`${type}`),
  sql`, `,
)

type Args = { crm: CRMContext; importID: ID; req: PayloadRequest }

/** Where answers come from that stand as before again. */
const UNDONE = 'import undone'

const partsOf = ({ crm, importID, req }: Args) => {
  const name = tableNameOf({ collection: crm.slugs.contacts, req })
  return {
    activities: tableOf({ collection: crm.slugs.activities, req }),
    companies: tableOf({ collection: crm.slugs.companies, req }),
    contacts: tableOf({ collection: crm.slugs.contacts, req }),
    leads: tableOf({ collection: crm.slugs.leads, req }),
    log: ownTable({ name: TABLES.importRows, req }),
    tags: sql`${adapterOf(req).tables[`${name}_texts`]}`,
    which: String(importID),
  }
}

/** As the import left it: nobody has changed contact `c` since, and what it made hangs on nothing. */
const isAsLeft = (args: Args): Query => {
  const { activities, leads } = partsOf(args)
  return sql`(c.updated_at = l.written_at and c.deleted_at is null and (l.former is not null or (
    not exists (select 1 from ${leads} d where d.contact_id = c.id and d.deleted_at is null)
    and not exists (select 1 from ${activities} a where a.contact_id = c.id and a.deleted_at is null
      and a.type::text not in (${HISTORY})))))`
}

/**
 * Locks the contacts of an import until the end of the transaction, always in the same order: whoever
 * changes one meanwhile, or takes their consent back, is either waited for or comes after.
 */
const lockContacts = async (args: Args): Promise<void> => {
  const { contacts, log, which } = partsOf(args)
  await execute({
    query: sql`
      select 1 from ${contacts} c
      where c.id::text in (select l.record from ${log} l where l.import = ${which})
      order by c.id for no key update`,
    req: args.req,
  })
}

/** Locks the contacts of an import, and names those that are no longer as it left them. */
export const findChangedContacts = async (args: Args): Promise<{ name: string }[]> => {
  await lockContacts(args)
  const { contacts, log, which } = partsOf(args)
  return execute<{ name: string }>({
    query: sql`
      select coalesce(c.name, c.email, c.phone, c.id::text) as name
      from ${log} l join ${contacts} c on c.id::text = l.record
      where l.import = ${which} and not ${isAsLeft(args)} order by 1`,
    req: args.req,
  })
}

/** The columns that an import may have changed, as they stood before. */
const formerColumns = async (args: Args): Promise<string[]> => {
  const { log, which } = partsOf(args)
  const [row] = await execute<{ columns: string[] }>({
    query: sql`
      select array(select jsonb_object_keys(l.former - 'addedTags' - 'writtenAt')) as columns
      from ${log} l where l.import = ${which} and l.former is not null limit 1`,
    req: args.req,
  })
  return row?.columns ?? []
}

/** Companies that the import made, that nobody changed, and where nobody is any more. */
const removeCompanies = async ({ now, ...args }: { now: string } & Args): Promise<void> => {
  const { companies, contacts, leads, log, which } = partsOf(args)
  await execute({
    query: sql`
      update ${companies} k set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
      from ${log} l
      where l.import = ${which} and l.record = ${COMPANY_RECORD} || k.id::text
        and k.updated_at = l.written_at and k.deleted_at is null
        and not exists (select 1 from ${contacts} c where c.company_id = k.id and c.deleted_at is null)
        and not exists (select 1 from ${leads} d where d.company_id = k.id and d.deleted_at is null)`,
    req: args.req,
  })
}

const restore = async ({
  author,
  now,
  ...args
}: { author: ID | null; now: string } & Args): Promise<number> => {
  const { crm, req } = args
  const { contacts, log, tags, which } = partsOf(args)
  const columns = await formerColumns(args)
  if (columns.length === 0) {
    return 0
  }
  const set = sql.join(
    columns.map((column) => sql`${sql.identifier(column)} = (p.was).${sql.identifier(column)}`),
    sql`, `,
  )
  const rows = await execute<{ id: ID }>({
    query: sql`
      with p as (
        select c.id as contact, to_jsonb(c) as before, l.record, l.former, l.written_at as left_at, f as was
        from ${log} l join ${contacts} c on c.id::text = l.record
          cross join lateral jsonb_populate_record(null::${contacts}, l.former) f
        where l.import = ${which} and l.former is not null and ${isAsLeft(args)}
      ), restored as (
        update ${contacts} t set ${set}, updated_at = ${now}::timestamptz
        from p where t.id = p.contact and t.updated_at = p.left_at and t.deleted_at is null
        returning p.record, p.contact, p.former, p.before, to_jsonb(t) as after
      ), untagged as (
        delete from ${tags} x using restored r
        where x.parent_id = r.contact and x.path = 'tags' and r.former -> 'addedTags' ? x.text
      ), earlier as (
        update ${log} e set written_at = ${now}::timestamptz from restored r
        where e.record = r.record and e.import <> ${which}
          and e.written_at = (r.former ->> 'writtenAt')::timestamptz
      ), told as (${historyOf({
        author,
        changed: sql`select before, after from restored`,
        crm,
        now,
        req,
        source: UNDONE,
      })})
      select contact as id from restored`,
    req,
  })
  await syncLeads({ contact: rows.map(({ id }) => id), crm, req })
  return rows.length
}

/**
 * Takes back what an import wrote and nobody has changed since: contacts and companies that it made go
 * to the trash, contacts that it changed are as they were before. Where that is how an earlier import
 * had left them, that one can be undone as well.
 */
export const undoContacts = async ({
  author,
  now,
  ...args
}: { author: ID | null; now: string } & Args): Promise<{ removed: number; restored: number }> => {
  const { contacts, log, which } = partsOf(args)
  const removed = await execute({
    query: sql`
      update ${contacts} c set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
      from ${log} l
      where l.import = ${which} and l.former is null and c.id::text = l.record and ${isAsLeft(args)}
      returning 1`,
    req: args.req,
  })
  const restored = await restore({ ...args, author, now })
  await removeCompanies({ ...args, now })
  return { removed: removed.length, restored }
}
