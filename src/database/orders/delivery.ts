import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { whereToSQL } from '../accessFilter.js'
import { execute, isStorableID, tableOf } from '../session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** What all campaigns of an order delivered together; exact decimals, as Postgres adds them. */
export type DeliverySums = {
  clicks: string
  conversions: string
  impressions: string
  revenue: string
  spend: string
}

const list = (ids: ID[]): Query =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )

/** Locks orders until the end of the transaction, always in the same order. */
export const lockOrders = async ({ crm, ids, req }: { ids: ID[] } & Args): Promise<void> => {
  await execute({
    query: sql`
      select 1 from ${tableOf({ collection: crm.slugs.orders, req })} o
      where o.id in (${list(ids)}) order by o.id for no key update`,
    req,
  })
}

/** Locks the orders of what is about to be written, before the performance rows themselves. */
export const lockOrdersOf = async ({
  crm,
  order,
  req,
  rows,
}: {
  /** The order the rows will belong to. */
  order: ID | null
  /** The rows that are there, by id or by condition. */
  rows: { id: ID } | { where: Where } | null
} & Args): Promise<void> => {
  const collection = crm.slugs.performance
  const conditions: Query[] = []
  if (order !== null && isStorableID({ id: order, req })) {
    conditions.push(sql`o.id = ${order}`)
  }
  if (rows && ('where' in rows || isStorableID({ id: rows.id, req }))) {
    const chosen =
      'where' in rows
        ? sql`p.id ${whereToSQL({ collection, req, where: rows.where })}`
        : sql`p.id = ${rows.id}`
    conditions.push(
      sql`o.id in (select p.order_id from ${tableOf({ collection, req })} p where ${chosen})`,
    )
  }
  if (conditions.length > 0) {
    await execute({
      query: sql`
        select 1 from ${tableOf({ collection: crm.slugs.orders, req })} o
        where ${sql.join(conditions, sql` or `)} order by o.id for no key update`,
      req,
    })
  }
}

/** What is delivered under each of these orders, by its performance rows outside the trash. */
export const sumDelivery = ({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): Promise<({ id: ID } & DeliverySums)[]> =>
  execute<{ id: ID } & DeliverySums>({
    query: sql`
      select o.id, coalesce(sum(p.impressions), 0)::text as impressions,
        coalesce(sum(p.clicks), 0)::text as clicks,
        coalesce(sum(p.conversions), 0)::text as conversions,
        coalesce(sum(p.spend), 0)::text as spend, coalesce(sum(p.revenue), 0)::text as revenue
      from ${tableOf({ collection: crm.slugs.orders, req })} o
      left join ${tableOf({ collection: crm.slugs.performance, req })} p
        on p.order_id = o.id and p.deleted_at is null
      where o.id in (${list(ids)}) group by o.id`,
    req,
  })

/** What an order delivered, as it is kept with it. */
export type KeptDelivery = { ctr: null | number; id: ID; roas: null | number } & DeliverySums

/**
 * Writes what orders delivered, in one statement, and nothing else: whoever edits an order is not
 * disturbed.
 */
export const writeDelivery = async ({
  crm,
  deliveries,
  req,
}: { deliveries: KeptDelivery[] } & Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.orders, req })} o set
        delivery_impressions = d.impressions, delivery_clicks = d.clicks,
        delivery_conversions = d.conversions, delivery_spend = d.spend,
        delivery_revenue = d.revenue, delivery_ctr = d.ctr, delivery_roas = d.roas
      from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as d(
        id text, impressions numeric, clicks numeric, conversions numeric, spend numeric,
        revenue numeric, ctr numeric, roas numeric)
      where o.id in (${list(deliveries.map(({ id }) => id))}) and o.id::text = d.id`,
    req,
  })
}

/** Orders with performance that was there before orders had a delivery. */
export const findOrdersWithoutDelivery = async ({
  crm,
  limit,
  req,
}: { limit: number } & Args): Promise<ID[]> => {
  const rows = await execute<{ id: ID }>({
    query: sql`
      select o.id from ${tableOf({ collection: crm.slugs.orders, req })} o
      where o.delivery_impressions is null and exists (
        select 1 from ${tableOf({ collection: crm.slugs.performance, req })} p
        where p.order_id = o.id)
      limit ${limit}`,
    req,
  })
  return rows.map(({ id }) => id)
}
