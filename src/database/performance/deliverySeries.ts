import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DeliveryDay } from '../../domain/performance/types.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

/** The last so many periods: a year of days and a bit. */
const MOST_PERIODS = 400

/** What an order delivered by the first day of each period, as far as the user may read it. */
export const readDeliverySeries = async ({
  crm,
  order,
  req,
}: {
  crm: CRMContext
  order: number | string
  req: PayloadRequest
}): Promise<DeliveryDay[]> => {
  const collection = crm.slugs.performance
  const readable = await accessFilter({ collection, operation: 'read', req })
  if (readable === false) {
    return []
  }
  const rows = await execute<DeliveryDay>({
    query: sql`
      select to_char(p.period_start at time zone 'UTC', 'YYYY-MM-DD') as day,
        coalesce(sum(p.impressions), 0)::float8 as impressions,
        coalesce(sum(p.clicks), 0)::float8 as clicks,
        coalesce(sum(p.conversions), 0)::float8 as conversions,
        coalesce(sum(p.spend), 0)::float8 as spend,
        coalesce(sum(p.revenue), 0)::float8 as revenue
      from ${tableOf({ collection, req })} p
      where p.order_id = ${order} and p.deleted_at is null
        ${readable === null ? sql`` : sql`and p.id ${readable}`}
      group by p.period_start order by p.period_start desc limit ${MOST_PERIODS}`,
    req,
  })
  return rows.reverse()
}
