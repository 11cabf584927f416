import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Campaign, OrderedProduct, PromptOrder } from '../../domain/prompts/types.js'
import type { Query } from '../session.js'

import { execute, isStorableID, tableOf } from '../session.js'
import { isoMoment } from '../text.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** Orders of a product, in the last so many days, that make a median of it. */
const BOOK = { days: 365, orders: 5 }

const list = (ids: ID[]): Query =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )

/** The median CTR of other orders with the product `p.id`, where there are enough that say something. */
const bookCtr = ({ crm, req }: Args): Query => {
  const orders = tableOf({ collection: crm.slugs.orders, req })
  const lines = tableOf({ collection: crm.slugs.orders, req, subTable: 'lines' })
  return sql`(
    select case when count(*) >= ${BOOK.orders}
      then percentile_cont(0.5) within group (order by b.delivery_ctr)::numeric(12, 6) end
    from ${orders} b
    where b.id <> o.id and b.deleted_at is null and b.delivery_ctr is not null
      and b.delivery_impressions >= ${crm.ai.thresholds.minimumImpressions}
      and coalesce(b.end_date, b.start_date, b.created_at)
        >= ${crm.now().toISOString()}::timestamptz - make_interval(days => ${BOOK.days})
      and exists (select 1 from ${lines} bl where bl._parent_id = b.id and bl.product_id = p.id))`
}

type Row = {
  campaigns: Campaign[]
  id: ID
  isActive: boolean
  lead: ID | null
  products: OrderedProduct[]
  settledAt: null | string
  totalValue: number
}

/** What decides whether the advertisers of these orders are written to. Those in the trash are left out. */
export const readPromptOrders = async ({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): Promise<PromptOrder[]> => {
  const storable = ids.filter((id) => isStorableID({ id, req }))
  if (storable.length === 0) {
    return []
  }
  const { slugs } = crm
  return execute<Row>({
    query: sql`
      select o.id, o.lead_id as lead, o.status = 'active' as "isActive",
        o.total_value::float8 as "totalValue",
        coalesce((
          select json_agg(c order by c.name) from (
            select r.campaign_name as name,
              coalesce(sum(r.impressions), 0)::float8 as impressions,
              coalesce(sum(r.clicks), 0)::float8 as clicks,
              coalesce(sum(r.conversions), 0)::float8 as conversions,
              coalesce(sum(r.spend), 0)::float8 as spend,
              coalesce(sum(r.revenue), 0)::float8 as revenue,
              case when count(*) = 1 then min(r.id::text) end as row
            from ${tableOf({ collection: slugs.performance, req })} r
            where r.order_id = o.id and r.deleted_at is null group by r.campaign_name) c
        ), '[]') as campaigns,
        coalesce((
          select json_agg(json_build_object('id', p.id, 'benchmarkCtr', p.benchmark_ctr::float8,
            'bookCtr', case when p.benchmark_ctr is null then ${bookCtr({ crm, req })}::float8 end))
          from ${tableOf({ collection: slugs.products, req })} p
          where p.deleted_at is null and exists (
            select 1 from ${tableOf({ collection: slugs.orders, req, subTable: 'lines' })} ol
            where ol._parent_id = o.id and ol.product_id = p.id)
        ), '[]') as products,
        (select ${isoMoment(sql`max(m.reviewed_at)`)}
          from ${tableOf({ collection: slugs.prompts, req })} m
          where m.order_id = o.id and m.kind = 'performance' and m.status in ('sent', 'dismissed')
            and m.reviewed_by_id is not null
        ) as "settledAt"
      from ${tableOf({ collection: slugs.orders, req })} o
      where o.id in (${list(storable)}) and o.deleted_at is null
      order by o.id`,
    req,
  })
}

/** Active orders that delivered enough for a rate to say something; who is worth a closer look. */
export const findPromptCandidates = async ({
  crm,
  filter,
  req,
}: {
  /** `in (…)`, on the ids of orders; `null` for all. */
  filter: null | Query
} & Args): Promise<ID[]> => {
  const rows = await execute<{ id: ID }>({
    query: sql`
      select o.id from ${tableOf({ collection: crm.slugs.orders, req })} o
      where o.status = 'active' and o.deleted_at is null
        and o.delivery_impressions >= ${crm.ai.thresholds.minimumImpressions}
        ${filter ? sql`and o.id ${filter}` : sql``}
      order by o.id`,
    req,
  })
  return rows.map(({ id }) => id)
}

/** The versions of performance that orders have been written about. */
export const readPromptVersions = async ({
  crm,
  ids,
  req,
}: { ids: ID[] } & Args): Promise<Map<string, Set<string>>> => {
  const versions = new Map<string, Set<string>>()
  if (ids.length === 0) {
    return versions
  }
  const rows = await execute<{ order: string; version: string }>({
    query: sql`
      select m.order_id::text as order, m.performance_version as version
      from ${tableOf({ collection: crm.slugs.prompts, req })} m
      where m.kind = 'performance' and m.order_id in (${list(ids)})
        and m.performance_version is not null`,
    req,
  })
  for (const { order, version } of rows) {
    versions.set(order, (versions.get(order) ?? new Set()).add(version))
  }
  return versions
}
