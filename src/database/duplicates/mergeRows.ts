import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'
import type { Reference } from '../references/findReferences.js'
import type { Query } from '../session.js'

import { findReferences, isPart } from '../references/findReferences.js'
import { execute, ownTable, tableNameOf } from '../session.js'
import { DUPLICATE_TABLES } from './tables.js'

type Args = { crm: CRMContext; kind: DuplicateKind; req: PayloadRequest }

type ID = number | string

const nameOf = ({ schema, table }: Reference): Query =>
  sql`${sql.identifier(schema)}.${sql.identifier(table)}`

/** What a row of a table is called, so that it is found again: its key, else all it says. */
const rowKey = ({ column, key }: Reference): Query =>
  key
    ? sql`t.${sql.identifier(key.column)}::text`
    : sql`(to_jsonb(t) - ${sql.raw(`'${column}'`)})::text`

const isRow = (reference: Reference, row: Query): Query =>
  reference.key
    ? sql`t.${sql.identifier(reference.key.column)} = ${row}::${sql.raw(reference.key.type)}`
    : sql`${rowKey(reference)} = ${row}`

/**
 * The columns that point to records of a kind and follow them into another. Those that say which
 * record was merged into which stay: a chain is followed link by link. So does what there is one of for
 * each record: it is made anew.
 */
export const followingReferences = async ({ crm, kind, req }: Args): Promise<Reference[]> => {
  const table = tableNameOf({ collection: crm.slugs[kind], req })
  return (await findReferences({ req, table })).filter(
    (reference) =>
      reference.key?.column !== reference.column &&
      !isPart({ ...reference, of: table }) &&
      !(reference.table === table && reference.column === 'merged_into_id'),
  )
}

/** What a unique index asks to be one of a kind together with the column. */
const uniquePartners = async ({
  reference: { column, schema, table },
  req,
}: {
  reference: Reference
  req: PayloadRequest
}): Promise<string[][]> => {
  const rows = await execute<{ others: string[] }>({
    query: sql`
      select coalesce((
        select json_agg(o.attname) from pg_attribute o
        where o.attrelid = i.indrelid and o.attnum = any (i.indkey::int2[]) and o.attname <> ${column}
      ), '[]') as others
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attname = ${column}
      where i.indisunique and a.attnum = any (i.indkey::int2[])
        and i.indrelid = to_regclass(format('%I.%I', ${schema}::text, ${table}::text))`,
    req,
  })
  return rows.map(({ others }) => others)
}

/** Leaves out rows whose like the other has already: they stay where they are. */
const hasNoTwin = ({
  others,
  reference,
  to,
}: {
  others: string[]
  reference: Reference
  to: ID
}): Query => sql`
  and not exists (
    select 1 from ${nameOf(reference)} o
    where o.${sql.identifier(reference.column)} = ${to}::${sql.raw(reference.type)}
      ${sql.join(
        others.map((name) => sql`and o.${sql.identifier(name)} = t.${sql.identifier(name)}`),
        sql` `,
      )})`

const idsOf = (ids: ID[], type: string): Query =>
  sql`(${sql.join(
    ids.map((id) => sql`${id}::${sql.raw(type)}`),
    sql`, `,
  )})`

/**
 * Makes everything that points to the loser point to the winner, and writes down what that was. The two
 * do not point to each other: what they say themselves is decided field by field.
 */
export const moveReferences = async ({
  crm,
  kind,
  loser,
  merge,
  req,
  winner,
}: { loser: ID; merge: string; winner: ID } & Args): Promise<void> => {
  const own = tableNameOf({ collection: crm.slugs[kind], req })
  for (const reference of await followingReferences({ crm, kind, req })) {
    const { type, column, table } = reference
    const partners = await uniquePartners({ reference, req })
    const notThemselves =
      table === own ? sql`and t.id not in ${idsOf([winner, loser], type)}` : sql``
    await execute({
      query: sql`
        with moved as (
          update ${nameOf(reference)} t set ${sql.identifier(column)} = ${winner}::${sql.raw(type)}
          where t.${sql.identifier(column)} = ${loser}::${sql.raw(type)} ${notThemselves}
            ${sql.join(
              partners.map((others) => hasNoTwin({ others, reference, to: winner })),
              sql` `,
            )}
          returning ${rowKey(reference)} as row
        )
        insert into ${ownTable({ name: DUPLICATE_TABLES.mergeRows, req })}
          (merge, table_name, column_name, row_key)
        select ${merge}::uuid, ${table}, ${column}, row from moved on conflict do nothing`,
      req,
    })
  }
}

/** Gives the loser back what a merge has moved, as far as it is still the winner's. */
export const moveBack = async ({
  crm,
  kind,
  loser,
  merge,
  req,
  winner,
}: { loser: ID; merge: string; winner: ID } & Args): Promise<number> => {
  let count = 0
  for (const reference of await followingReferences({ crm, kind, req })) {
    const { type, column, table } = reference
    const [row] = await execute<{ count: number }>({
      query: sql`
        with returned as (
          update ${nameOf(reference)} t set ${sql.identifier(column)} = ${loser}::${sql.raw(type)}
          from ${ownTable({ name: DUPLICATE_TABLES.mergeRows, req })} r
          where r.merge = ${merge}::uuid and r.table_name = ${table} and r.column_name = ${column}
            and ${isRow(reference, sql`r.row_key`)}
            and t.${sql.identifier(column)} = ${winner}::${sql.raw(type)}
          returning 1
        )
        select count(*)::int as count from returned`,
      req,
    })
    count += row!.count
  }
  return count
}

/** How many rows of which table point to a record. */
export const countReferences = async ({
  id,
  crm,
  kind,
  req,
}: { id: ID } & Args): Promise<{ count: number; table: string }[]> => {
  const references = await followingReferences({ crm, kind, req })
  const rows = await execute<{ count: number; table: string }>({
    query: sql`
      select "table", sum(count)::int as count from (${sql.join(
        references.map(
          (reference) => sql`
            select ${reference.table}::text as "table", count(*) as count from ${nameOf(reference)} t
            where t.${sql.identifier(reference.column)} = ${id}::${sql.raw(reference.type)}`,
        ),
        sql` union all `,
      )}) counted
      group by 1 having sum(count) > 0 order by 2 desc, 1`,
    req,
  })
  return rows
}

/**
 * Writes down events that were reported of somebody who had been merged into another, and went to that
 * one: an undo of the merge gives them back. Along a chain, each merge of it has them.
 */
export const noteFollowedEvents = async ({
  crm,
  events,
  req,
}: {
  crm: CRMContext
  /** Ids of events as stored, and the id of the contact they were reported of. */
  events: { contact: string; id: string }[]
  req: PayloadRequest
}): Promise<void> => {
  if (events.length === 0) {
    return
  }
  const table = tableNameOf({ collection: crm.slugs.events, req })
  await execute({
    query: sql`
      insert into ${ownTable({ name: DUPLICATE_TABLES.mergeRows, req })}
        (merge, table_name, column_name, row_key)
      select m.id, ${table}, 'contact_id', e.id
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (contact text, id text)
      join ${ownTable({ name: DUPLICATE_TABLES.merges, req })} m
        on m.kind = 'contacts' and m.loser = e.contact and m.undone_at is null
      on conflict do nothing`,
    req,
  })
}
