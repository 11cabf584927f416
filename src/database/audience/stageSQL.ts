import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { DAY_MS, RULE, WEEK_MS } from '../../domain/audience/rule.js'

/** A length of time: in hours, because a day is not always as long in the session's time zone. */
const span = (ms: number): Query => sql.raw(`interval '${ms / 3_600_000} hours'`)

const days = (count: number): Query => span(count * DAY_MS)

/** Where the state of a contact stands: columns of `crm_engagement`, or of rows shaped like it. */
export type StateColumns = {
  lastEventAt: Query
  lastOpens: Query
  lastVisits: Query
  openWeeks: Query
  since: Query
}

/** The columns of `crm_engagement` under an alias. */
export const stateOf = (alias: string): StateColumns => ({
  lastEventAt: sql.raw(`${alias}.last_event_at`),
  lastOpens: sql.raw(`${alias}.last_opens`),
  lastVisits: sql.raw(`${alias}.last_visits`),
  openWeeks: sql.raw(`${alias}.open_weeks`),
  since: sql.raw(`${alias}.since`),
})

const lastOpen = ({ lastOpens }: StateColumns): Query => sql`${lastOpens}[1]`
const lastVisit = ({ lastVisits }: StateColumns): Query => sql`${lastVisits}[1]`

/** Moments from which on somebody is at risk, and has churned; greatest() passes over nulls. */
const atRisk = (state: StateColumns): Query =>
  sql`greatest(${lastOpen(state)}, ${lastVisit(state)}, ${state.since}) + ${days(RULE.atRiskDays)}`

const churned = ({ lastEventAt, since }: StateColumns): Query =>
  sql`greatest(${lastEventAt}, ${since}) + ${days(RULE.churnedDays)}`

type Args = { now: Query; state: StateColumns }

/** Whether opens could make somebody active at all, now or later: with fewer, no week is looked at. */
const hasOpens = ({ now, state }: Args): Query =>
  sql`${state.lastOpens}[${sql.raw(String(RULE.activeWeeks))}] > ${now} - ${days(RULE.activeDays)}`

const WEEKS = [0, 1, 2, 3]

const ago = ({ now, weeks }: { now: Query; weeks: number }): Query =>
  sql`${now} - ${span(weeks * WEEK_MS)}`

const inWeek = ({ now, week }: { now: Query; week: number }): Query =>
  week === 0
    ? sql`t > ${ago({ now, weeks: 1 })}`
    : sql`t > ${ago({ now, weeks: week + 1 })} and t <= ${ago({ now, weeks: week })}`

const countWeeks = ({ now, state }: Args): Query => sql`(
  select ${sql.join(
    WEEKS.map((week) => sql`coalesce(bool_or(${inWeek({ now, week })}), false)::int`),
    sql` + `,
  )} from unnest(${state.openWeeks}) t)`

/**
 * The stage by the rule that `computeStage` states in words, as one SQL expression: the only one there
 * is, used when events come, when time passes, and by the pass over everybody.
 */
export const stageSQL = ({ now, state }: Args): Query => sql`case
  when ${now} < ${state.since} + ${days(RULE.newDays)} then 'new'
  when ${now} >= ${churned(state)} then 'churned'
  when ${now} >= ${atRisk(state)} then 'at_risk'
  when ${now} >= ${state.since} + ${days(RULE.activeDays)} and ${hasOpens({ now, state })}
    and ${countWeeks({ now, state })} >= ${sql.raw(String(RULE.activeWeeks))} then 'active'
  when ${state.lastOpens}[${sql.raw(String(RULE.engagedOpens))}] > ${now} - ${days(RULE.engagedDays)}
    or ${state.lastVisits}[${sql.raw(String(RULE.engagedVisits))}] > ${now} - ${days(RULE.engagedDays)}
    or greatest(${lastOpen(state)}, ${lastVisit(state)}) > ${now} - ${days(RULE.atRiskDays)}
    then 'engaged'
  else 'new' end`

/** A moment, if it is still to come. */
const ahead = ({ moment, now }: { moment: Query; now: Query }): Query =>
  sql`case when ${moment} > ${now} then ${moment} end`

/** When the next of the opens gets a week older than it is. */
const nextWeek = ({ now, state }: Args): Query => sql`(
  select min(case ${sql.join(
    WEEKS.map(
      (week) =>
        sql`when t > ${ago({ now, weeks: week + 1 })} then t + ${span((week + 1) * WEEK_MS)}`,
    ),
    sql` `,
  )} end) from unnest(${state.openWeeks}) t)`

/** The next moment at which {@link stageSQL} may say otherwise although nothing happens, or null. */
export const dueSQL = ({ now, state }: Args): Query => {
  const later = (moment: Query): Query => ahead({ moment, now })
  const { lastOpens, lastVisits, since } = state
  return sql`case
    when ${now} < ${since} + ${days(RULE.newDays)} then ${since} + ${days(RULE.newDays)}
    when ${now} >= ${churned(state)} then null
    when ${now} >= ${atRisk(state)} then ${churned(state)}
    else least(
      ${atRisk(state)},
      ${later(sql`greatest(${lastOpen(state)}, ${lastVisit(state)}) + ${days(RULE.atRiskDays)}`)},
      ${later(sql`${lastOpens}[${sql.raw(String(RULE.engagedOpens))}] + ${days(RULE.engagedDays)}`)},
      ${later(sql`${lastVisits}[${sql.raw(String(RULE.engagedVisits))}] + ${days(RULE.engagedDays)}`)},
      case when ${hasOpens({ now, state })} then least(
        ${later(sql`${since} + ${days(RULE.activeDays)}`)}, ${nextWeek({ now, state })}) end
    ) end`
}
