import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { GoalProgress } from '../../domain/analytics/types.js'
import type { GoalPeriod } from '../../domain/goals/period.js'
import type { AmountRow } from './figures.js'
import type { Args, LeadScope } from './scope.js'

import { goalSpan } from '../../domain/goals/period.js'
import { roundMoney } from '../../domain/shared/money.js'
import { accessFilter } from '../accessFilter.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { readRepNames, toID } from '../revenue/names.js'
import { execute, tableOf } from '../session.js'
import { ratio, toAmount } from './figures.js'
import { leadCondition, REP } from './scope.js'

type Row = {
  id: string
  owner: null | string
  period: GoalPeriod
  pipeline: null | string
  pipelineID: null | string
  pipelineName: null | string
  start: string
  target: string
  weighted: string
} & AmountRow

/** A goal beside what it is about, so that a question finds the goals that are exactly about it. */
export type Goal = { pipelineID: null | string; progress: GoalProgress; rep: null | string }

const toProgress = ({
  crm,
  nameOf,
  req,
  row,
}: { nameOf: (id: string) => null | string; row: Row } & Args): GoalProgress => {
  const { currency, slugs, usersSlug } = crm
  const money = (amount: Decimal.Value): number => roundMoney({ amount, currency })
  const { owner, period, pipeline, pipelineName, start } = row
  const [target, won] = [money(row.target), toAmount({ currency, row })]
  return {
    id: toID({ id: row.id, collection: slugs.goals, req }),
    attainment: ratio(won.value, target),
    end: goalSpan({ day: start, period }).to,
    expected: money(Decimal.add(row.value, row.weighted)),
    gap: money(Decimal.sub(target, won.value)),
    owner: owner === null ? null : nameOf(owner),
    ownerID: owner === null ? null : toID({ id: owner, collection: usersSlug, req }),
    period,
    pipeline,
    pipelineName,
    start,
    target,
    won,
  }
}

/**
 * Goals of a time, and how far they are reached: won ÷ target. Of a rep's goal counts what the rep
 * is responsible for. Who may not read all leads sees their own goals only, since of the others they
 * would see a part of what is won.
 */
export const readGoals = async ({
  crm,
  firstDay,
  lastDay,
  req,
  scope,
  timeZone,
  today,
}: {
  firstDay: string
  lastDay: string
  scope: LeadScope
  timeZone: string
  today: string
} & Args): Promise<Goal[]> => {
  const collection = crm.slugs.goals
  const readable = await accessFilter({ collection, operation: 'read', req })
  const day = sql`(g.start at time zone 'UTC')::date`
  const until = sql`(${day} + case g.period when 'month' then interval '1 month'
    else interval '3 months' end)::date`
  const conditions = [
    sql`g.deleted_at is null and ${day} <= ${lastDay}::date and ${until} > ${firstDay}::date`,
    ...(readable === false ? [sql`false`] : []),
    ...(readable ? [sql`g.id ${readable}`] : []),
    ...(scope.readable ? [sql`g.owner_id::text = ${String(req.user?.id)}`] : []),
    ...(scope.pipeline === null ? [] : [sql`g.pipeline_id = ${scope.pipeline}`]),
    ...(scope.rep === null ? [] : [sql`g.owner_id::text = ${String(scope.rep)}`]),
  ]
  const leads = sql`${tableOf({ collection: crm.slugs.leads, req })} l`
  const isTheirs = sql`(g.owner_id is null or ${REP} = g.owner_id::text)
    and (g.pipeline_id is null or l.pipeline_id = g.pipeline_id)
    and ${leadCondition({ ...scope, pipeline: null, rep: null })}`
  const midnight = (of: typeof day) => sql`(${of}::timestamp at time zone ${timeZone}::text)`
  const rows = await execute<Row>({
    query: sql`
      select g.id::text as id, g.owner_id::text as owner, g.period, ${day}::text as start,
        g.target::text as target, p.id::text as "pipelineID", p.key as pipeline,
        p.name as "pipelineName", won.count, won.value, expected.weighted
      from ${tableOf({ collection, req })} g
      left join ${tableOf({ collection: crm.slugs.pipelines, req })} p on p.id = g.pipeline_id
      cross join lateral (
        select count(*)::int as count, coalesce(sum(${LEAD_VALUE}), 0)::text as value
        from ${leads} where l.status = 'won' and l.closed_at >= ${midnight(day)}
          and l.closed_at < ${midnight(until)} and ${isTheirs}
      ) won
      cross join lateral (
        select coalesce(sum(${LEAD_VALUE} * coalesce(s.probability, 0) / 100), 0)::text as weighted
        from ${leads}
        left join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
          on s._parent_id = l.pipeline_id and s.key = l.stage
        where l.status = 'open'
          and (l.expected_close_date at time zone 'UTC')::date >= greatest(${day}, ${today}::date)
          and (l.expected_close_date at time zone 'UTC')::date < ${until} and ${isTheirs}
      ) expected
      where ${sql.join(conditions, sql` and `)}
      order by ${day}, g.period, g.owner_id is not null, g.target desc, g.id`,
    req,
  })
  const nameOf = await readRepNames({ crm, ids: rows.flatMap(({ owner }) => owner ?? []), req })
  return rows.map((row) => ({
    pipelineID: row.pipelineID,
    progress: toProgress({ crm, nameOf, req, row }),
    rep: row.owner,
  }))
}
