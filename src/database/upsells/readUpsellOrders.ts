import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { UpsellOrder } from '../../domain/upsells/types.js'
import type { Query } from '../session.js'

import { repOf } from '../leads/repOf.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** Days for which an opportunity that somebody decided about is left alone. */
const SETTLED_DAYS = 30

const DAY = `'YYYY-MM-DD'`

const dayOf = (column: Query): Query => sql`to_char(${column} at time zone 'UTC', ${sql.raw(DAY)})`

/**
 * What is on active orders and what they delivered, in one statement however many they are. Where reps
 * see their own alone, what a company has with other reps is left out: who may read the lead reads what
 * comes of it.
 */
export const readUpsellOrders = async ({
  crm: { slugs, visibility },
  ids,
  now,
  req,
}: {
  crm: CRMContext
  ids: ID[]
  now: Date
  req: PayloadRequest
}): Promise<UpsellOrder[]> => {
  if (ids.length === 0) {
    return []
  }
  const table = (collection: string, subTable?: string): Query =>
    tableOf({ collection, req, subTable })
  const [leads, orders, products] = [table(slugs.leads), table(slugs.orders), table(slugs.products)]
  const lines = table(slugs.orders, 'lines')
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rep = visibility === 'own' ? sql`coalesce(${repOf('r')}::text, '')` : sql`''`
  /** Of the order `o` on the lead `r`. */
  const client = sql`coalesce(o.company_id::text, o.lead_id::text) || ' ' || ${rep}`
  return execute<UpsellOrder>({
    query: sql`
      with wanted as (
        select o.*, ${client} as client from ${orders} o join ${leads} r on r.id = o.lead_id
        where o.id in (${list}) and o.status = 'active' and o.deleted_at is null
      ),
      mates as (
        select o.id, ${client} as client,
          row_number() over (partition by ${client} order by o.total_value desc nulls last, o.id) as place
        from ${orders} o join ${leads} r on r.id = o.lead_id
        where o.status = 'active' and o.deleted_at is null
          and (o.company_id in (select w.company_id from wanted w)
            or o.lead_id in (select w.lead_id from wanted w))
      ),
      bought as (
        select m.client, i.product_id, coalesce(i.product_id::text, lower(i.label)) as product
        from mates m join ${lines} i on i._parent_id = m.id group by 1, 2, 3
      ),
      popular as materialized (
        select p.id, p.name, (select count(*) from ${lines} i where i.product_id = p.id) as times
        from ${products} p where p.active and p.deleted_at is null
      )
      select o.id, o.lead_id as lead, o.name, l.company_name as "companyName",
        coalesce(o.total_value, 0)::float8 as "totalValue",
        ${dayOf(sql`o.start_date`)} as "startDate", ${dayOf(sql`o.end_date`)} as "endDate",
        coalesce(o.delivery_impressions, 0)::float8 as impressions,
        coalesce(o.delivery_clicks, 0)::float8 as clicks,
        coalesce(o.delivery_conversions, 0)::float8 as conversions,
        coalesce(m.place, 1) = 1 as "isLargestOfClient",
        (select count(*)::int from bought b where b.client = o.client) as "clientProducts",
        (select p.name from popular p where not exists (
          select 1 from bought b where b.client = o.client and b.product_id = p.id)
          order by p.times desc, p.name, p.id limit 1) as "bundleProduct",
        (select coalesce(json_agg(json_build_object(
            'amount', coalesce(i.quantity * i.price, 0)::float8, 'price', coalesce(i.price, 0)::float8,
            'goalUnit', i.goal_unit, 'goalUnits', i.goal_units::float8,
            'pricingModel', p.pricing_model, 'benchmarkCtr', p.benchmark_ctr::float8
          ) order by i._order), '[]')
          from ${lines} i left join ${products} p on p.id = i.product_id and p.deleted_at is null
          where i._parent_id = o.id) as lines,
        (select coalesce(json_agg(distinct t.topic), '[]') from ${table(slugs.insights)} t
          where t.order_id = o.id and t.kind = 'upsell' and t.status in ('approved', 'dismissed')
            and t.updated_at > ${now.toISOString()}::timestamptz - make_interval(days => ${SETTLED_DAYS}::int)
        ) as settled
      from wanted o join ${leads} l on l.id = o.lead_id and l.deleted_at is null
      left join mates m on m.id = o.id and m.client = o.client
      order by o.id`,
    req,
  })
}
