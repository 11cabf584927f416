import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Figure } from '../../domain/performance/import/fields.js'
import type { DeliveryRow } from '../../domain/performance/import/readRow.js'
import type { DeliveryRecord } from '../../domain/performance/import/types.js'
import type { Query } from '../session.js'

import { FIGURES } from '../../domain/performance/import/fields.js'
import { dayFieldOf } from '../../domain/shared/days.js'
import { MAX_MONEY } from '../../domain/shared/money.js'
import { newID } from '../import/newID.js'
import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** Rows as the file has them; until the transaction ends. */
const ROWS = sql.raw('pg_temp.crm_delivery_rows')

/** One for each record: rows of the same order, campaign and first day added up, and what is stored. */
const RECORDS = sql.raw('pg_temp.crm_delivery_records')

const performance = ({ crm, req }: Args): Query =>
  tableOf({ collection: crm.slugs.performance, req })

const each = (write: (figure: Figure) => Query): Query => sql.join(FIGURES.map(write), sql`, `)

const column = (figure: Figure): Query => sql.identifier(figure) as unknown as Query

/** Makes the empty table of rows. */
export const createDeliveryRows = async ({ crm, req }: Args): Promise<void> => {
  await execute({ query: sql`drop table if exists ${ROWS}, ${RECORDS}`, req })
  await execute({
    query: sql`
      create temporary table crm_delivery_rows on commit drop as
      select 0 as line, p.order_id, p.campaign_name, p.period_start, p.period_end,
        ${each((figure) => sql`p.${column(figure)}`)}
      from ${performance({ crm, req })} p with no data`,
    req,
  })
}

/** Adds rows of the file, each with its line and the order it belongs to. */
export const addDeliveryRows = async ({
  req,
  rows,
}: {
  rows: ({ line: number; orderID: ID } & DeliveryRow)[]
} & Pick<Args, 'req'>): Promise<void> => {
  if (rows.length === 0) {
    return
  }
  const records = rows.map(
    ({ campaignName, line, orderID, periodEnd, periodStart, ...figures }) => ({
      ...figures,
      campaign_name: campaignName,
      line,
      order_id: orderID,
      period_end: periodEnd && dayFieldOf(periodEnd),
      period_start: dayFieldOf(periodStart),
    }),
  )
  await execute({
    query: sql`
      insert into ${ROWS}
      select * from json_populate_recordset(null::${ROWS}, ${JSON.stringify(records)}::json)`,
    req,
  })
}

/**
 * Adds up the rows of one record and compares them with what is stored. A figure that the file does
 * not have keeps its stored value; `former` is what stands there now.
 */
export const compareDelivery = async ({ crm, req }: Args): Promise<void> => {
  await execute({ query: sql`analyze ${ROWS}`, req })
  await execute({
    query: sql`
      create temporary table crm_delivery_records on commit drop as
      select n.*, n.former || n.rates as remembered, case
          when n.target_id is null then 'created'
          when n.former = jsonb_build_object('periodEnd', n.period_end,
            ${each((figure) => sql`${sql.raw(`'${figure}'`)}, n.final_${sql.raw(figure)}`)})
          then 'unchanged' else 'updated' end as change,
        null::numeric as ctr, null::numeric as roas
      from (
        select g.line, g.rows, g.order_id, g.campaign_name, g.period_start,
          coalesce(g.period_end, p.period_end, g.period_start) as period_end, p.id as target_id,
          ${each((figure) => sql`g.${column(figure)}`)},
          ${each((figure) => sql`coalesce(g.${column(figure)}, p.${column(figure)}, 0) as final_${sql.raw(figure)}`)},
          case when p.id is not null then jsonb_build_object('periodEnd', p.period_end,
            ${each((figure) => sql`${sql.raw(`'${figure}'`)}, p.${column(figure)}`)}) end as former,
          jsonb_build_object('ctr', p.ctr, 'roas', p.roas, 'writtenAt', p.updated_at) as rates
        from (
          select min(r.line) as line, count(*)::int as rows, r.order_id, r.campaign_name,
            r.period_start, max(r.period_end) as period_end,
            ${each((figure) => sql`sum(r.${column(figure)}) as ${column(figure)}`)}
          from ${ROWS} r group by r.order_id, r.campaign_name, r.period_start
        ) g
        left join ${performance({ crm, req })} p
          on p.order_id = g.order_id and p.campaign_name = g.campaign_name
            and p.period_start = g.period_start and p.deleted_at is null
      ) n`,
    req,
  })
  await execute({ query: sql`create unique index on ${RECORDS} (line)`, req })
  await execute({ query: sql`analyze ${RECORDS}`, req })
}

/** Lines whose sums are larger than what may be stored. */
export const dropOversized = async ({ req }: Pick<Args, 'req'>): Promise<number[]> => {
  const rows = await execute<{ line: number }>({
    query: sql`
      delete from ${RECORDS} r where greatest(r.impressions, r.clicks, r.conversions) > ${Number.MAX_SAFE_INTEGER}::numeric
        or greatest(r.spend, r.revenue) > ${MAX_MONEY}::numeric returning line`,
    req,
  })
  return rows.map(({ line }) => line)
}

export type DeliveryTotals = {
  created: number
  rows: number
  unchanged: number
  updated: number
} & Record<Figure, null | number>

/** What the rows come to, exactly added, and what becomes of the records. */
export const sumDeliveryRecords = async ({ req }: Pick<Args, 'req'>): Promise<DeliveryTotals> => {
  const [sums] = await execute<DeliveryTotals>({
    query: sql`
      select coalesce(sum(r.rows), 0)::int as rows,
        ${each((figure) => sql`sum(r.${column(figure)})::float8 as ${column(figure)}`)},
        (count(*) filter (where r.change = 'created'))::int as created,
        (count(*) filter (where r.change = 'unchanged'))::int as unchanged,
        (count(*) filter (where r.change = 'updated'))::int as updated
      from ${RECORDS} r`,
    req,
  })
  return sums!
}

/** Records in the order of the file, with figures as they will be stored. */
export const readDeliveryRecords = ({
  after,
  crm,
  limit,
  req,
}: { after: number; limit: number } & Args): Promise<Omit<DeliveryRecord, 'ctr' | 'roas'>[]> =>
  execute<Omit<DeliveryRecord, 'ctr' | 'roas'>>({
    query: sql`
      select r.line, r.rows, r.change, r.order_id::text as order, o.name as "orderName",
        r.campaign_name as "campaignName",
        to_char(r.period_start at time zone 'UTC', 'YYYY-MM-DD') as "periodStart",
        to_char(r.period_end at time zone 'UTC', 'YYYY-MM-DD') as "periodEnd",
        ${each((figure) => sql`r.final_${sql.raw(figure)}::float8 as ${column(figure)}`)}
      from ${RECORDS} r join ${tableOf({ collection: crm.slugs.orders, req })} o on o.id = r.order_id
      where r.line > ${after} order by r.line limit ${limit}`,
    req,
  })

/** Puts the rates of records into the stage. */
export const setRates = async ({
  rates,
  req,
}: {
  rates: { ctr: null | number; line: number; roas: null | number }[]
} & Pick<Args, 'req'>): Promise<void> => {
  await execute({
    query: sql`
      update ${RECORDS} r set ctr = x.ctr, roas = x.roas
      from json_to_recordset(${JSON.stringify(rates)}::json) as x(line int, ctr numeric, roas numeric)
      where x.line = r.line`,
    req,
  })
}

/** The orders the rows belong to. */
export const readStagedOrders = async ({ req }: Pick<Args, 'req'>): Promise<ID[]> => {
  const rows = await execute<{ id: ID }>({
    query: sql`select distinct order_id as id from ${ROWS}`,
    req,
  })
  return rows.map(({ id }) => id)
}

/**
 * Writes new and changed records, and remembers for the import which they were and what stood there
 * before.
 */
export const writeDeliveryRecords = async ({
  createdBy,
  crm,
  importID,
  now,
  req,
}: {
  createdBy: ID | null
  importID: ID
  /** ISO 8601; also the mark by which a record is known to be as the import left it. */
  now: string
} & Args): Promise<void> => {
  const id = newID(req)
  const table = performance({ crm, req })
  const log = ownTable({ name: TABLES.importRows, req })
  const figures = each(column)
  const finals = each((figure) => sql`r.final_${sql.raw(figure)}`)
  await execute({
    query: sql`
      with made as (
        insert into ${table} (${id ? sql`id, ` : sql``}order_id, campaign_name, period_start, period_end,
          ${figures}, ctr, roas, created_by_id, created_at, updated_at)
        select ${id ? sql`${id}, ` : sql``}r.order_id, r.campaign_name, r.period_start, r.period_end,
          ${finals}, r.ctr, r.roas, ${createdBy}, ${now}::timestamptz, ${now}::timestamptz
        from ${RECORDS} r where r.change = 'created' order by r.line
        returning id
      )
      insert into ${log} (import, record, written_at)
      select ${String(importID)}, made.id::text, ${now}::timestamptz from made`,
    req,
  })
  await execute({
    query: sql`
      with done as (
        update ${table} p set period_end = r.period_end, ctr = r.ctr, roas = r.roas,
          ${each((figure) => sql`${column(figure)} = r.final_${sql.raw(figure)}`)},
          updated_at = ${now}::timestamptz
        from ${RECORDS} r where p.id = r.target_id and r.change = 'updated'
        returning p.id, r.remembered
      )
      insert into ${log} (import, record, former, written_at)
      select ${String(importID)}, done.id::text, done.remembered, ${now}::timestamptz from done`,
    req,
  })
}
