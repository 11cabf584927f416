import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { FIGURES } from '../../domain/performance/import/fields.js'
import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

type ID = number | string

type Args = { crm: CRMContext; importID: ID; req: PayloadRequest }

const partsOf = ({ crm, importID, req }: Args) => ({
  log: ownTable({ name: TABLES.importRows, req }),
  performance: tableOf({ collection: crm.slugs.performance, req }),
  which: String(importID),
})

/** The orders whose delivery an import wrote to. */
export const readImportedOrders = async (args: Args): Promise<ID[]> => {
  const { log, performance, which } = partsOf(args)
  const rows = await execute<{ id: ID }>({
    query: sql`
      select distinct p.order_id as id from ${log} l join ${performance} p on p.id::text = l.record
      where l.import = ${which}`,
    req: args.req,
  })
  return rows.map(({ id }) => id)
}

/** Records of an import that are no longer as it left them. */
export const findChangedSince = (args: Args): Promise<{ name: string }[]> => {
  const { log, performance, which } = partsOf(args)
  return execute<{ name: string }>({
    query: sql`
      select p.campaign_name || ' · ' || to_char(p.period_start at time zone 'UTC', 'YYYY-MM-DD') as name
      from ${log} l join ${performance} p on p.id::text = l.record
      where l.import = ${which} and p.updated_at <> l.written_at
      order by p.campaign_name, p.period_start`,
    req: args.req,
  })
}

/**
 * Takes back what an import wrote and nobody has changed since: what it made goes to the trash, what
 * it changed is as it was before. Where that is how an earlier import had left it, that one can be
 * undone as well: imports are taken back one after the other, the latest first.
 */
export const undoDelivery = async ({
  now,
  ...args
}: { now: string } & Args): Promise<{ removed: number; restored: number }> => {
  const { log, performance, which } = partsOf(args)
  const figures = sql.join(
    FIGURES.map(
      (figure) =>
        sql`${sql.identifier(figure)} = (l.former ->> ${sql.raw(`'${figure}'`)})::numeric`,
    ),
    sql`, `,
  )
  const [counts] = await execute<{ removed: number; restored: number }>({
    query: sql`
      with removed as (
        update ${performance} p set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
        from ${log} l
        where l.import = ${which} and l.former is null and p.id::text = l.record
          and p.updated_at = l.written_at
        returning 1
      ), restored as (
        update ${performance} p set ${figures},
          period_end = (l.former ->> 'periodEnd')::timestamptz,
          ctr = (l.former ->> 'ctr')::numeric, roas = (l.former ->> 'roas')::numeric,
          updated_at = ${now}::timestamptz
        from ${log} l
        where l.import = ${which} and l.former is not null and p.id::text = l.record
          and p.updated_at = l.written_at
        returning l.record, (l.former ->> 'writtenAt')::timestamptz as left_at
      ), earlier as (
        update ${log} e set written_at = ${now}::timestamptz from restored r
        where e.record = r.record and e.import <> ${which} and e.written_at = r.left_at
      )
      select (select count(*)::int from removed) as removed,
        (select count(*)::int from restored) as restored`,
    req: args.req,
  })
  return counts!
}
