import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Deal } from '../../domain/deals/types.js'
import type { Query } from '../session.js'

import { accessFilter } from '../accessFilter.js'
import { repOf } from '../leads/repOf.js'
import { execute, isStorableID, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest; timeZone: string }

/** Products an offer may be made of. */
const MOST_PRODUCTS = 10

const behind = (id: Query, readable: false | null | Query): Query => {
  if (readable === false) {
    return sql`false`
  }
  return readable === null ? sql`true` : sql`${id} ${readable}`
}

/**
 * A deal with its offers, the orders of its company and what these delivered, in one statement: over
 * what the user of `req` may read. Where reps see their own alone, orders of other reps are left out
 * for everybody: what is advised is read by whoever may read the lead.
 *
 * @returns `null` for a lead that is not there or not to be seen
 */
export const readDeal = async ({ id, crm, req, timeZone }: Args): Promise<Deal | null> => {
  const { slugs, visibility } = crm
  if (!isStorableID({ id, req })) {
    return null
  }
  const table = (collection: string, subTable?: string): Query =>
    tableOf({ collection, req, subTable })
  const read = async (collection: string, column: Query): Promise<Query> =>
    behind(column, await accessFilter({ collection, operation: 'read', req }))
  const localDay = (column: Query): Query =>
    sql`(${column} at time zone ${timeZone}::text)::date::text`
  const storedDay = (column: Query): Query => sql`(${column} at time zone 'UTC')::date::text`
  const iso = (column: Query): Query => sql`(extract(epoch from ${column}) * 1000)::bigint::text`
  const lines = table(slugs.orders, 'lines')
  const isTheirs =
    visibility === 'own' ? sql`and ${repOf('r')} is not distinct from ${repOf('l')}` : sql``
  const [row] = await execute<Deal>({
    query: sql`
      with lead as (
        select l.* from ${table(slugs.leads)} l
        where l.id = ${id} and l.deleted_at is null and ${await read(slugs.leads, sql`l.id`)}
      ),
      stage as (
        select s.*, l.id as lead_id from lead l
        join ${table(slugs.pipelines, 'stages')} s on s._parent_id = l.pipeline_id and s.key = l.stage
      ),
      bought as (
        select o.* from lead l
        join ${table(slugs.orders)} o on o.lead_id = l.id or o.company_id = l.company_id
        join ${table(slugs.leads)} r on r.id = o.lead_id and r.deleted_at is null ${isTheirs}
        where o.deleted_at is null and o.status <> 'cancelled' and ${await read(slugs.orders, sql`o.id`)}
      ),
      spent as (
        select i.product_id, sum(i.quantity * i.price) as amount from bought b
        join ${lines} i on i._parent_id = b.id where i.product_id is not null group by 1
      ),
      products as materialized (
        select p.*, coalesce(s.amount, 0) as weight,
          (select count(*) from ${lines} i where i.product_id = p.id) as times
        from ${table(slugs.products)} p left join spent s on s.product_id = p.id
        where p.active and p.deleted_at is null and ${await read(slugs.products, sql`p.id`)}
        order by weight desc, times desc, p.name, p.id limit ${MOST_PRODUCTS}
      )
      select l.id, l.company_name as "companyName", l.status, ${iso(sql`l.updated_at`)} as "updatedAt",
        coalesce(l.estimated_value, 0)::float8 as value,
        num_nonnulls(nullif(l.contact_email, ''), nullif(l.contact_phone, '')) > 0 as "hasContact",
        ${storedDay(sql`l.expected_close_date`)} as "closeDay",
        ${storedDay(sql`l.next_follow_up_at`)} as "followUpDay",
        ${localDay(sql`l.last_activity_at`)} as "lastActivityDay",
        ${localDay(sql`l.stage_entered_at`)} as "stageDay",
        json_build_object('name', coalesce(s.name, l.stage, ''), 'type', coalesce(s.type::text, 'open'),
          'probability', coalesce(s.probability, l.probability, 0)::float8) as stage,
        (select coalesce(json_agg(json_build_object('name', n.name,
            'probability', coalesce(n.probability, 0)::float8) order by n._order), '[]')
          from ${table(slugs.pipelines, 'stages')} n
          where n._parent_id = l.pipeline_id and n.type = 'open' and n._order > s._order) as "nextStages",
        (select (percentile_cont(0.5) within group (
            order by extract(epoch from h.at - h.from_entered_at)::float8 / 86400))::float8
          from ${ownTable({ name: TABLES.leadHistory, req })} h
          where h.entered and h.from_pipeline = l.pipeline_id::text and h.from_stage = l.stage
            and h.from_entered_at is not null) as "medianStageDays",
        (select coalesce(json_agg(json_build_object('name', p.name, 'status', p.status,
            'updatedAt', ${iso(sql`p.updated_at`)}, 'sentDay', ${localDay(sql`p.sent_at`)},
            'viewedDay', ${localDay(sql`p.viewed_at`)}, 'expiresDay', ${storedDay(sql`p.expires_at`)},
            'hasOrder', exists (select 1 from ${table(slugs.orders)} o
              where o.proposal_id = p.id and o.deleted_at is null)
          ) order by p.created_at desc, p.id), '[]')
          from ${table(slugs.proposals)} p where p.lead_id = l.id and p.deleted_at is null
            and p.superseded_by_id is null and ${await read(slugs.proposals, sql`p.id`)}) as proposals,
        (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name,
            'updatedAt', ${iso(sql`b.updated_at`)},
            'impressions', coalesce(b.delivery_impressions, 0)::float8,
            'clicks', coalesce(b.delivery_clicks, 0)::float8) order by b.id), '[]')
          from bought b) as orders,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name,
            'minimumQuantity', p.minimum_quantity::float8, 'pricingModel', p.pricing_model,
            'unitPrice', coalesce(p.unit_price, 0)::float8, 'weight', p.weight::float8)
            order by p.weight desc, p.times desc, p.name, p.id), '[]')
          from products p) as products
      from lead l left join stage s on s.lead_id = l.id`,
    req,
  })
  return row ?? null
}
