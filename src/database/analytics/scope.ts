import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Days, ResolvedPeriod } from '../../domain/revenue/period.js'
import type { Query } from '../session.js'

import { dayInZone } from '../../domain/revenue/period.js'
import { addDays } from '../../domain/shared/days.js'
import { accessFilter } from '../accessFilter.js'
import { readFilter } from '../revenue/scope.js'

export type Args = { crm: CRMContext; req: PayloadRequest }

/** Whose leads a question is about, and which of them the viewer may read. */
export type LeadScope = {
  /** `null` = of every pipeline. */
  pipeline: null | number | string
  /** What the viewer may read: `null` = all leads, else a condition on their ids. */
  readable: null | Query
  /** A user's id, `none` for what nobody is responsible for, `null` = whoever it is. */
  rep: null | number | string
}

const NONE = sql`in (null)`

/** A question to which nothing belongs is one about leads that nobody may read. */
export const readLeadScope = async ({
  crm,
  query,
  req,
}: {
  query: { owner?: string; pipeline_type?: string }
} & Args): Promise<LeadScope> => {
  const readable = await accessFilter({ collection: crm.slugs.leads, operation: 'read', req })
  const filter = await readFilter({ crm, query, req })
  return readable === false || filter === false
    ? { pipeline: null, readable: NONE, rep: null }
    : { ...filter, readable }
}

/** Who is responsible for a lead (alias `l`): its owner, else whoever created it. */
export const REP: Query = sql`coalesce(l.owner_id, l.created_by_id)::text`

/** The part of the question that is about a pipeline and a rep, on columns of these names. */
const isAbout = ({
  pipeline,
  rep,
  scope,
}: {
  pipeline: Query
  rep: Query
  scope: LeadScope
}): Query => {
  const conditions = [sql`true`]
  if (scope.pipeline !== null) {
    conditions.push(sql`${pipeline} = ${String(scope.pipeline)}`)
  }
  if (scope.rep === 'none') {
    conditions.push(sql`${rep} is null`)
  } else if (scope.rep !== null) {
    conditions.push(sql`${rep} = ${String(scope.rep)}`)
  }
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** Leads (alias `l`) the question is about. */
export const leadCondition = (scope: LeadScope): Query => {
  const { pipeline, readable, rep } = scope
  const about = isAbout({
    pipeline: sql`l.pipeline_id::text`,
    rep: REP,
    scope: { ...scope, pipeline: null },
  })
  return sql`l.deleted_at is null
    ${readable ? sql`and l.id ${readable}` : sql``}
    ${pipeline === null ? sql`` : sql`and l.pipeline_id = ${pipeline}`}
    ${rep === null ? sql`` : sql`and ${about}`}`
}

/** A state of the history the question is about; `alias` names a row of it. */
export const stateCondition = ({ alias, scope }: { alias: string; scope: LeadScope }): Query =>
  isAbout({
    pipeline: sql`${sql.identifier(alias)}.pipeline`,
    rep: sql`${sql.identifier(alias)}.rep`,
    scope,
  })

/** The beginning of a calendar day in a time zone. */
export const startOf = ({ day, timeZone }: { day: string; timeZone: string }): Query =>
  sql`(${day}::date::timestamp at time zone ${timeZone}::text)`

/** The spans of a question: the one it asks for, and where there is one, the one before. */
export type SpanName = 'current' | 'previous'

export type Span = {
  /** Its first moment. */
  a: Query
  /** The moment after its last. */
  b: Query
  /** Its last calendar day that is not in the future. */
  lastDay: string
  name: SpanName
  /** Whether it lasts until now, or longer. */
  untilNow: boolean
}

export const spansOf = ({
  now,
  period,
  timeZone,
}: {
  now: Date
  period: ResolvedPeriod
  timeZone: string
}): Span[] => {
  const today = dayInZone({ moment: now, timeZone })
  if (period.from === null) {
    return [
      {
        name: 'current',
        a: sql`'-infinity'::timestamptz`,
        b: sql`'infinity'::timestamptz`,
        lastDay: today,
        untilNow: true,
      },
    ]
  }
  const toSpan = (name: SpanName, { from, to }: Days): Span => ({
    name,
    a: startOf({ day: from, timeZone }),
    b: startOf({ day: addDays({ day: to, days: 1 }), timeZone }),
    lastDay: to < today ? to : today,
    untilNow: to >= today,
  })
  return [toSpan('current', period), toSpan('previous', period.previous)]
}

/** The spans as rows `s (name, a, b, last_day)`. */
export const spansSQL = (spans: Span[]): Query =>
  sql`(values ${sql.join(
    spans.map(({ name, a, b, lastDay }) => sql`(${name}::text, ${a}, ${b}, ${lastDay}::date)`),
    sql`, `,
  )}) s (name, a, b, last_day)`
