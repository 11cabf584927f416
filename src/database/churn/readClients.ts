import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Client } from '../../domain/churn/types.js'
import type { Query } from '../session.js'

import { repOf } from '../leads/repOf.js'
import { subjectFilter } from '../runs/subjectFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

const day = (column: Query): Query => sql`(${column} at time zone 'UTC')::date`

/** How much of what a period holds falls on the days after `from` and until `to`: by days, evenly. */
const within = ({
  first,
  from,
  last,
  to,
}: {
  first: Query
  from: Query
  last: Query
  to: Query
}): Query =>
  sql`greatest(0, least(${last}, ${to}) - greatest(${first}, ${from} + 1) + 1)::numeric
    / greatest(1, ${last} - ${first} + 1)`

/**
 * What there is to know about existing clients, in one statement however many they are: over what the
 * user of `req` may read of their orders, delivery and leads. Where nothing was delivered in half a
 * year, what was booked counts as spent, evenly over its flight. Where reps see their own alone, what
 * is of other reps is left out for everybody: who may read the lead reads what comes of it.
 */
export const readClients = async ({
  crm: { slugs, visibility },
  ids,
  req,
  timeZone,
  today,
}: {
  crm: CRMContext
  ids: ID[]
  req: PayloadRequest
  timeZone: string
  /** Calendar day in the reporting time zone. */
  today: string
}): Promise<Client[]> => {
  if (ids.length === 0) {
    return []
  }
  const [readableLeads, readableOrders] = [
    await subjectFilter({ collection: slugs.leads, req }),
    await subjectFilter({ collection: slugs.orders, req }),
  ]
  const may = (id: Query, readable: false | null | Query): Query =>
    readable === false ? sql`false` : readable === null ? sql`true` : sql`${id} ${readable}`
  const [leads, orders, performance] = [slugs.leads, slugs.orders, slugs.performance].map(
    (collection) => tableOf({ collection, req }),
  ) as [Query, Query, Query]
  const isTheirs = (lead: string): Query => sql`${repOf(lead)} is not distinct from w.rep`
  const before = (days: number): Query => sql`(${today}::date - ${days}::int)`
  const sumOf = (column: string, from: number, to: number): Query =>
    sql`coalesce(sum(${sql.raw(`f.${column}`)} * ${within({
      first: sql`f.first`,
      from: before(from),
      last: sql`f.last`,
      to: before(to),
    })}), 0)`
  return execute<Client>({
    query: sql`
      with wanted as (
        select l.id, l.company_id, l.company_name, l.last_activity_at, ${repOf('l')} as rep from ${leads} l
        where l.id in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )}) and l.deleted_at is null
      ),
      booked as (
        select w.id as client, o.id, o.name, coalesce(o.total_value, 0) as value,
          ${day(sql`o.start_date`)} as first, ${day(sql`o.end_date`)} as last
        from wanted w join ${orders} o on (o.lead_id = w.id or o.company_id = w.company_id)
        where o.deleted_at is null and o.status <> 'cancelled' and ${may(sql`o.id`, readableOrders)}
          ${visibility === 'own' ? sql`and exists (select 1 from ${leads} r where r.id = o.lead_id and ${isTheirs('r')})` : sql``}
      ),
      delivered as (
        select f.client, ${sumOf('impressions', 30, 0)} as impressions,
          ${sumOf('impressions', 60, 30)} as former_impressions,
          ${sumOf('spend', 90, 0)} as spend, ${sumOf('spend', 180, 90)} as former_spend
        from (
          select b.client, coalesce(p.impressions, 0) as impressions, coalesce(p.spend, 0) as spend,
            ${day(sql`p.period_start`)} as first,
            coalesce(${day(sql`p.period_end`)}, ${day(sql`p.period_start`)}) as last
          from booked b join ${performance} p on p.order_id = b.id and p.deleted_at is null
        ) f group by f.client
      ),
      planned as (
        select f.client, ${sumOf('value', 90, 0)} as spend, ${sumOf('value', 180, 90)} as former_spend
        from booked f where f.first is not null and f.last >= f.first group by f.client
      )
      select w.id as lead, w.company_name as "companyName",
        ends.last::text as "endDate", ends.name as "orderName",
        round(coalesce(d.impressions, 0))::float8 as impressions,
        round(coalesce(d.former_impressions, 0))::float8 as "formerImpressions",
        round(case when coalesce(d.spend + d.former_spend, 0) > 0 then d.spend else coalesce(b.spend, 0) end, 2)::float8 as spend,
        round(case when coalesce(d.spend + d.former_spend, 0) > 0 then d.former_spend else coalesce(b.former_spend, 0) end, 2)::float8 as "formerSpend",
        (contact.at at time zone ${timeZone}::text)::date::text as "lastContact"
      from wanted w
      left join delivered d on d.client = w.id
      left join planned b on b.client = w.id
      left join lateral (
        select o.last, o.name from booked o where o.client = w.id and o.last is not null
        order by o.last desc, o.id limit 1
      ) ends on true
      left join lateral (
        select greatest(w.last_activity_at, max(l.last_activity_at)) as at from ${leads} l
        where l.company_id = w.company_id and l.deleted_at is null and ${may(sql`l.id`, readableLeads)} ${
          visibility === 'own' ? sql`and ${isTheirs('l')}` : sql``
        }
      ) contact on true
      order by w.id`,
    req,
  })
}
