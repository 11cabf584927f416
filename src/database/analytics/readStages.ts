import { sql } from '@payloadcms/db-postgres'

import type { StageFlow, StageMetrics } from '../../domain/analytics/types.js'
import type { StageType } from '../../domain/pipelines/stages.js'
import type { SpreadRow } from './figures.js'
import type { OpenRow } from './readOpen.js'
import type { Args, LeadScope, Span, SpanName } from './scope.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'
import { daysSQL, ratio, spreadSQL, toSpread, toWeighted } from './figures.js'
import { historyOf, leadID } from './history.js'
import { leadCondition, spansSQL } from './scope.js'
import { weigh } from './weigh.js'

/** A stage of a pipeline the viewer may read, as it is set up now. */
export type StageRow = {
  color: string
  /** Of the pipeline. */
  id: string
  name: string
  pipeline: string
  pipelineName: string
  probability: number
  stage: string
  type: StageType
}

/** The stages the question is about, in their order. */
export const readStageRows = async ({
  crm,
  pipeline,
  req,
}: { pipeline: LeadScope['pipeline'] } & Args): Promise<StageRow[]> => {
  const collection = crm.slugs.pipelines
  const readable = await accessFilter({ collection, operation: 'read', req })
  return execute<StageRow>({
    query: sql`
      select p.id::text as id, p.key as pipeline, p.name as "pipelineName", s.key as stage, s.name,
        s.type, s.color, s.probability::float8 as probability
      from ${tableOf({ collection, req })} p
      join ${tableOf({ collection, req, subTable: 'stages' })} s on s._parent_id = p.id
      where p.deleted_at is null ${readable === false ? sql`and false` : sql``}
        ${readable ? sql`and p.id ${readable}` : sql``}
        ${pipeline === null ? sql`` : sql`and p.id = ${pipeline}`}
      order by p.created_at, p.id, s._order`,
    req,
  })
}

type Place = { id: string; span: SpanName; stage: string }

type Flows = (place: Place) => StageFlow

const keyOf = ({ id, span, stage }: Place): string => `${span} ${id} ${stage}`

/**
 * How leads pass through the stages: entries of a span and what became of them, and the stays that
 * ended in it. Leads in the trash do not count. Reads by `crm_lead_history_entered_idx`.
 */
const readFlows = async ({
  crm,
  req,
  scope,
  spans,
}: { scope: LeadScope; spans: Span[] } & Args): Promise<Flows> => {
  const history = historyOf(req)
  const stages = tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })
  const leads = sql`${tableOf({ collection: crm.slugs.leads, req })} l
    on l.id = ${leadID({ id: sql`h.lead`, crm, req })} and ${leadCondition({ ...scope, pipeline: null })}`
  const within = ({ column }: { column: string }) =>
    scope.pipeline === null
      ? sql``
      : sql`and h.${sql.identifier(column)} = ${String(scope.pipeline)}`
  const entries = await execute<{ advanced: number; entered: number } & Place>({
    query: sql`
      with places as materialized (
        select s._parent_id::text as pipeline, s.key as stage, s._order as place, s.type
        from ${stages} s
      )
      select e.span, e.pipeline as id, e.stage, count(*)::int as entered,
        count(*) filter (where e.advanced)::int as advanced
      from (
        select s.name as span, h.pipeline, h.stage, h.lead, bool_or(exists (
            select from ${history} x
            join places y on y.pipeline = x.pipeline and y.stage = x.stage
            where x.lead = h.lead and x.at > h.at and x.entered and x.pipeline = h.pipeline
              and (y.type = 'won' or (y.type = 'open' and y.place > p.place))
          )) as advanced
        from ${spansSQL(spans)}
        join ${history} h on h.at >= s.a and h.at < s.b and h.entered ${within({ column: 'pipeline' })}
        join ${leads}
        left join places p on p.pipeline = h.pipeline and p.stage = h.stage
        group by 1, 2, 3, 4
      ) e group by 1, 2, 3`,
    req,
  })
  const stays = await execute<Place & SpreadRow>({
    query: sql`
      select s.name as span, h.from_pipeline as id, h.from_stage as stage,
        ${spreadSQL({
          of: daysSQL({ from: sql`h.from_entered_at`, to: sql`h.at` }),
          where: sql`h.from_entered_at is not null`,
        })}
      from ${spansSQL(spans)}
      join ${history} h on h.at >= s.a and h.at < s.b and h.entered and h.from_stage is not null
        ${within({ column: 'from_pipeline' })}
      join ${leads} group by 1, 2, 3`,
    req,
  })
  const [entriesBy, staysBy] = [
    new Map(entries.map((row) => [keyOf(row), row])),
    new Map(stays.map((row) => [keyOf(row), row])),
  ]
  return (place) => {
    const { advanced = 0, entered = 0 } = entriesBy.get(keyOf(place)) ?? {}
    return {
      advanced,
      conversion: ratio(advanced, entered),
      daysInStage: toSpread(staysBy.get(keyOf(place))),
      entered,
    }
  }
}

/** Every stage with what stands on it now, and how leads passed through it in each span. */
export const readStages = async ({
  crm,
  openNow,
  req,
  scope,
  spans,
  stages,
}: {
  openNow: OpenRow[]
  scope: LeadScope
  spans: Span[]
  stages: StageRow[]
} & Args): Promise<StageMetrics[]> => {
  const flowOf = await readFlows({ crm, req, scope, spans })
  const hasPrevious = spans.some(({ name }) => name === 'previous')
  return stages.map(({ id, ...stage }) => ({
    ...stage,
    ...toWeighted({
      currency: crm.currency,
      rows: weigh({
        rows: openNow.filter((row) => row.id === id && row.stage === stage.stage),
        stages: [{ id, ...stage }],
      }),
    }),
    ...flowOf({ id, span: 'current', stage: stage.stage }),
    previous: hasPrevious ? flowOf({ id, span: 'previous', stage: stage.stage }) : null,
  }))
}
