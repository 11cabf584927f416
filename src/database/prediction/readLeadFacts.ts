import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { LeadFacts } from '../../domain/prediction/leadFeatures.js'
import type { Query } from '../session.js'

import { daysSQL } from '../analytics/figures.js'
import { historyOf } from '../analytics/history.js'
import { execute, tableOf } from '../session.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type ID = number | string

/** A lead that ended, as it was at a moment before. */
export type EndedLead = {
  endedAt: Date
  facts: LeadFacts
  isWon: boolean
  /** Whoever was responsible. */
  owner: null | string
}

/** An open lead as it is, but for what its owner achieved: that is kept with what was learned. */
export type OpenLead = {
  facts: Omit<LeadFacts, 'owner'>
  id: ID
  owner: null | string
  /** Percentage of its stage. */
  probability: number
}

/** The parts of facts that need no history, of leads `l` as of the moment `s.at`. */
const factColumns = ({ crm, req }: Args): Query => sql`
  l.source, p.key as pipeline, c.size::float8 as "companySize", c.industry,
  num_nonnulls(nullif(l.contact_name, ''), nullif(l.contact_email, ''),
    nullif(l.contact_phone, ''))::int as contacts,
  t.product, a.activities, a."lastActivityDays",
  ${daysSQL({ from: sql`l.created_at`, to: sql`s.at` })} as "ageDays",
  ${daysSQL({ from: sql`s.entered_at`, to: sql`s.at` })} as "stageDays"
  from subjects s
  join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = s.id
  join ${tableOf({ collection: crm.slugs.pipelines, req })} p on p.id = l.pipeline_id
  left join ${tableOf({ collection: crm.slugs.companies, req })} c
    on c.id = l.company_id and c.deleted_at is null
  left join lateral (
    select x.text as product
    from ${tableOf({ collection: crm.slugs.leads, req, subTable: 'texts' })} x
    where x.parent_id = l.id and x.path = 'tags' and exists (
      select from ${tableOf({ collection: crm.slugs.products, req })} r
      where r.name = x.text and r.deleted_at is null)
    order by x."order" limit 1
  ) t on true
  cross join lateral (
    select count(*)::int as activities,
      ${daysSQL({ from: sql`max(x.occurred_at)`, to: sql`s.at` })} as "lastActivityDays"
    from ${tableOf({ collection: crm.slugs.activities, req })} x
    where x.lead_id = l.id and x.type <> 'stage_change' and x.occurred_at < s.at
      and x.deleted_at is null
  ) a`

/** Where in its life a lead is looked at: the same part each time it is asked, another for each lead. */
const PART = sql`(hashtextextended(l.id::text, 0) & 1048575) / 1048576.0`

type EndedRow = {
  companyEnded: number
  companyWon: number
  endedAt: string
  isWon: boolean
  ownerEnded: number
  ownerID: null | string
  ownerWon: number
} & Omit<LeadFacts, 'company' | 'owner'>

/**
 * The leads that ended last, each as it was at one moment of its open life: only what was known then
 * tells about leads that are open now. Records of companies and owners are those of that moment too.
 * Leads that were never open, and leads in the trash, are left out.
 */
export const readEndedLeads = async ({
  crm,
  limit,
  req,
}: { limit: number } & Args): Promise<EndedLead[]> => {
  const rows = await execute<EndedRow>({
    query: sql`
      with ended as materialized (
        select l.id, l.company_id, l.created_at, l.closed_at, l.status = 'won' as won,
          l.created_at + ${PART} * (l.closed_at - l.created_at) as at
        from ${tableOf({ collection: crm.slugs.leads, req })} l
        where l.status in ('won', 'lost') and l.deleted_at is null and l.closed_at > l.created_at
        order by l.closed_at desc limit ${limit}
      ),
      subjects as materialized (
        select e.*, h.stage, h.value, h.rep, h.entered_at
        from ended e
        join lateral (
          select h.stage, h.value, h.rep, h.status, (
              select max(x.at) from ${historyOf(req)} x
              where x.lead = h.lead and x.at <= h.at and x.entered
            ) as entered_at
          from ${historyOf(req)} h
          where h.lead = e.id::text and h.at <= e.at order by h.at desc limit 1
        ) h on h.status = 'open'
      ),
      marks as (
        select s.id, false as is_subject, s.rep, s.company_id, s.closed_at as at, s.won::int as won
        from subjects s
        union all
        select s.id, true, s.rep, s.company_id, s.at, 0 from subjects s
      ),
      records as (
        select m.id, m.is_subject,
          count(*) filter (where not m.is_subject) over o as owner_ended, sum(m.won) over o as owner_won,
          count(*) filter (where not m.is_subject) over c as company_ended, sum(m.won) over c as company_won
        from marks m
        window o as (partition by m.rep order by m.at, m.is_subject desc),
          c as (partition by m.company_id order by m.at, m.is_subject desc)
      )
      select s.stage, s.value::float8 as value, s.rep as "ownerID", s.won as "isWon",
        s.closed_at as "endedAt",
        case when s.rep is null then 0 else r.owner_ended end::int as "ownerEnded",
        case when s.rep is null then 0 else r.owner_won end::int as "ownerWon",
        case when s.company_id is null then 0 else r.company_ended end::int as "companyEnded",
        case when s.company_id is null then 0 else r.company_won end::int as "companyWon",
        ${factColumns({ crm, req })}
      join records r on r.id = s.id and r.is_subject
      order by s.closed_at, s.id`,
    req,
  })
  return rows.map(
    ({
      companyEnded,
      companyWon,
      endedAt,
      isWon,
      ownerEnded,
      ownerID,
      ownerWon,
      ...facts
    }): EndedLead => ({
      endedAt: new Date(endedAt),
      facts: {
        ...facts,
        company: { ended: companyEnded, won: companyWon },
        owner: { ended: ownerEnded, won: ownerWon },
      },
      isWon,
      owner: ownerID,
    }),
  )
}

type OpenRow = {
  companyEnded: number
  companyWon: number
  id: ID
  ownerID: null | string
  probability: number
} & Omit<LeadFacts, 'company' | 'owner'>

/** Open leads as they are now; ids of others are left out. */
export const readOpenLeads = async ({
  crm,
  ids,
  now,
  req,
}: { ids: readonly ID[]; now: Date } & Args): Promise<OpenLead[]> => {
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const rows = await execute<OpenRow>({
    query: sql`
      with subjects as materialized (
        select l.id, ${now.toISOString()}::timestamptz as at, l.stage_entered_at as entered_at
        from ${leads} l
        where l.id in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )}) and l.status = 'open' and l.deleted_at is null
      )
      select l.id, l.stage, coalesce(l.estimated_value, 0)::float8 as value,
        coalesce(l.owner_id, l.created_by_id)::text as "ownerID",
        coalesce(l.probability, 0)::float8 as probability,
        r.ended as "companyEnded", r.won as "companyWon",
        ${factColumns({ crm, req })}
      cross join lateral (
        select count(*)::int as ended, count(*) filter (where x.status = 'won')::int as won
        from ${leads} x
        where x.company_id = l.company_id and x.status in ('won', 'lost') and x.deleted_at is null
          and x.closed_at < s.at
      ) r`,
    req,
  })
  return rows.map(({ id, companyEnded, companyWon, ownerID, probability, ...facts }) => ({
    id,
    facts: { ...facts, company: { ended: companyEnded, won: companyWon } },
    owner: ownerID,
    probability,
  }))
}

/** How many leads have ended, were open before, and when the first and the last of them did. */
export const countEnded = async ({
  crm,
  req,
  since,
}: {
  /** Only those that ended later. */
  since: Date | null
} & Args): Promise<{ lost: number; won: number }> => {
  const [row] = await execute<{ lost: number; won: number }>({
    query: sql`
      select count(*) filter (where l.status = 'won')::int as won,
        count(*) filter (where l.status = 'lost')::int as lost
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.status in ('won', 'lost') and l.deleted_at is null and l.closed_at > l.created_at
        ${since ? sql`and l.closed_at > ${since.toISOString()}::timestamptz` : sql``}`,
    req,
  })
  return row!
}
