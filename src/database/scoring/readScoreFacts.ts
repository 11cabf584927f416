import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { NextStage, ScoreInputs } from '../../domain/scoring/types.js'

import { subjectFilter } from '../runs/subjectFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

type Args = { crm: CRMContext; ids: ID[]; now: Date; req: PayloadRequest }

/** What is known about a lead; days are whole ones. */
export type ScoreFacts = {
  companyName: string
  currency: string
  daysInStage: number
  id: ID
  inbound: number
  next: NextStage | null
  notes: string
  outbound: number
  pipeline: string
  revenue: null | number
  sentiment: ScoreInputs['activity']['sentiment']
  size: null | number
  source: string
  stage: string
  stageName: string
  /** Of the stage, from 0 to 100. */
  stageProbability: number
  /** What the last activities were about. */
  texts: string[]
  value: number
} & Pick<ScoreInputs['activity'], 'daysSince'>

/** Days of activities that say how engaged somebody is. */
const DAYS = 90

/** How much of what people wrote a model gets to read. */
const MAX_NOTES = 400
const MAX_TEXT = 150
const MAX_TEXTS = 3

/**
 * Facts about leads that the user of `req` may read, in one statement. Whoever is in the trash, or was
 * taken from the user's sight meanwhile, is left out.
 */
export const readScoreFacts = async ({ crm, ids, now, req }: Args): Promise<ScoreFacts[]> => {
  const readable = await subjectFilter({ collection: crm.slugs.leads, req })
  if (readable === false || ids.length === 0) {
    return []
  }
  const table = (collection: string, subTable?: string) => tableOf({ collection, req, subTable })
  const at = sql`${now.toISOString()}::timestamptz`
  return execute<ScoreFacts>({
    query: sql`
      select l.id, l.company_name as "companyName", l.currency, l.source, l.stage,
        l.pipeline_id::text as pipeline, coalesce(l.estimated_value, 0)::float8 as value,
        greatest(floor(extract(epoch from ${at} - l.stage_entered_at) / 86400), 0)::int
          as "daysInStage",
        greatest(floor(extract(epoch from ${at} - l.last_activity_at) / 86400), 0)::int
          as "daysSince",
        left(coalesce(l.notes, ''), ${MAX_NOTES}) as notes,
        coalesce(s.name, l.stage) as "stageName",
        coalesce(s.probability, l.probability, 0)::float8 as "stageProbability",
        case when l.status = 'open' then next.stage end as next,
        c.size::float8 as size, c.annual_revenue::float8 as revenue,
        coalesce(a.inbound, 0) as inbound, coalesce(a.outbound, 0) as outbound, a.sentiment,
        coalesce(a.texts, '[]') as texts
      from ${table(crm.slugs.leads)} l
      left join ${table(crm.slugs.pipelines, 'stages')} s
        on s._parent_id = l.pipeline_id and s.key = l.stage
      left join lateral (
        select jsonb_build_object('name', n.name, 'probability', n.probability) as stage
        from ${table(crm.slugs.pipelines, 'stages')} n
        where n._parent_id = l.pipeline_id and n._order > s._order and n.type in ('open', 'won')
        order by n._order limit 1
      ) next on true
      left join ${table(crm.slugs.companies)} c on c.id = l.company_id and c.deleted_at is null
      left join lateral (
        select
          count(*) filter (where v.direction = 'inbound')::int as inbound,
          count(*) filter (where v.direction = 'outbound')::int as outbound,
          (array_agg(v.sentiment order by v.occurred_at desc)
            filter (where v.sentiment is not null))[1] as sentiment,
          jsonb_agg(left(concat_ws(': ', v.subject, v.outcome), ${MAX_TEXT})
            order by v.occurred_at desc)
            filter (where v.place <= ${MAX_TEXTS} and (v.subject <> '' or v.outcome <> '')) as texts
        from (
          select y.*, row_number() over (order by y.occurred_at desc) as place
          from ${table(crm.slugs.activities)} y
          where y.lead_id = l.id and y.deleted_at is null and y.type <> 'stage_change'
            and y.occurred_at <= ${at}
            and y.occurred_at > ${at} - make_interval(days => ${DAYS}::int)
        ) v
      ) a on true
      where l.id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )}) and l.deleted_at is null ${readable ? sql`and l.id ${readable}` : sql``}
      order by l.id`,
    req,
  })
}
