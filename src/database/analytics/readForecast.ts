import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { ForecastQuery } from '../../domain/analytics/query.js'
import type { Forecast, ForecastMonth, Outlook } from '../../domain/analytics/types.js'
import type { AmountRow } from './figures.js'
import type { Goal } from './readGoals.js'
import type { Args, LeadScope } from './scope.js'

import { COMMIT_PROBABILITY } from '../../domain/analytics/forecast.js'
import { dayInZone, monthsOf, startOfMonth } from '../../domain/revenue/period.js'
import { addDays } from '../../domain/shared/days.js'
import { roundMoney } from '../../domain/shared/money.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { readTimeZone } from '../settings/readTimeZone.js'
import { ratio, toAmount, toWeighted } from './figures.js'
import { readGoals } from './readGoals.js'
import { leadCondition, readLeadScope, startOf } from './scope.js'

type OpenRow = {
  commitCount: number
  commitValue: string
  /** A month, `overdue`, `undated` or `later`. */
  key: string
  weighted: string
} & AmountRow

type WonRow = { month: string } & AmountRow

/** Reads by `crm_leads_expected_idx`. */
const readExpected = ({
  crm,
  lastDay,
  req,
  scope,
  today,
}: { lastDay: string; scope: LeadScope; today: string } & Args): Promise<OpenRow[]> => {
  const day = sql`(l.expected_close_date at time zone 'UTC')::date`
  const probability = sql`coalesce(s.probability, 0)`
  const isCommitted = sql`${probability} >= ${COMMIT_PROBABILITY}`
  return execute<OpenRow>({
    query: sql`
      select case when ${day} is null then 'undated' when ${day} < ${today}::date then 'overdue'
          when ${day} > ${lastDay}::date then 'later' else to_char(${day}, 'YYYY-MM') end as key,
        count(*)::int as count, sum(${LEAD_VALUE})::text as value,
        sum(${LEAD_VALUE} * ${probability} / 100)::text as weighted,
        count(*) filter (where ${isCommitted})::int as "commitCount",
        coalesce(sum(${LEAD_VALUE}) filter (where ${isCommitted}), 0)::text as "commitValue"
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      left join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
        on s._parent_id = l.pipeline_id and s.key = l.stage
      where l.status = 'open' and ${leadCondition(scope)} group by 1`,
    req,
  })
}

/** Reads by `crm_leads_closed_idx`. */
const readWon = ({
  crm,
  firstDay,
  lastDay,
  req,
  scope,
  timeZone,
}: {
  firstDay: string
  lastDay: string
  scope: LeadScope
  timeZone: string
} & Args): Promise<WonRow[]> =>
  execute<WonRow>({
    query: sql`
      select to_char(l.closed_at at time zone ${timeZone}::text, 'YYYY-MM') as month,
        count(*)::int as count, sum(${LEAD_VALUE})::text as value
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.status = 'won' and l.closed_at >= ${startOf({ day: firstDay, timeZone })}
        and l.closed_at < ${startOf({ day: addDays({ day: lastDay, days: 1 }), timeZone })}
        and ${leadCondition(scope)} group by 1`,
    req,
  })

const toOutlook = ({ currency, rows }: { currency: string; rows: OpenRow[] }): Outlook => ({
  ...toWeighted({ currency, rows }),
  commit: {
    count: rows.reduce((sum, { commitCount }) => sum + commitCount, 0),
    value: roundMoney({
      amount: Decimal.sum(0, ...rows.map(({ commitValue }) => commitValue)),
      currency,
    }),
  },
})

/**
 * The target of a month: the goal that is about exactly what the question is about. A goal of the
 * team is not made of those of its reps.
 */
const targetOf = ({
  goals,
  month,
  scope: { pipeline, rep },
}: {
  goals: Goal[]
  month: string
  scope: LeadScope
}): null | number =>
  goals.find(
    (goal) =>
      goal.progress.period === 'month' &&
      goal.progress.start.startsWith(month) &&
      goal.rep === (rep === null ? null : String(rep)) &&
      goal.pipelineID === (pipeline === null ? null : String(pipeline)),
  )?.progress.target ?? null

const toMonth = ({
  currency,
  month,
  outlook,
  target,
  won,
}: {
  currency: string
  month: string
  outlook: Outlook
  target: null | number
  won: ForecastMonth['won']
}): ForecastMonth => {
  const sum = (...amounts: number[]): number =>
    roundMoney({ amount: Decimal.sum(...amounts), currency })
  return {
    ...outlook,
    attainment: target === null ? null : ratio(won.value, target),
    bestCase: sum(won.value, outlook.value),
    commitCase: sum(won.value, outlook.commit.value),
    expectedCase: sum(won.value, outlook.weightedValue),
    gap: target === null ? null : sum(target, -won.value),
    month,
    target,
    won,
  }
}

/**
 * What is won and what is expected to be: open leads by the month of their expected close, weighted
 * by the probability of their stage, beside the goals. The current month is the first.
 */
export const readForecast = async ({
  crm,
  query: { months, owner, pipeline_type },
  req,
}: { query: ForecastQuery } & Args): Promise<Forecast> => {
  const { currency } = crm
  const timeZone = await readTimeZone({ crm, req })
  const today = dayInZone({ moment: crm.now(), timeZone })
  const firstDay = startOfMonth({ day: today, monthsBefore: 0 })
  const lastDay = addDays({ day: startOfMonth({ day: today, monthsBefore: -months }), days: -1 })
  const scope = await readLeadScope({ crm, query: { owner, pipeline_type }, req })
  const open = await readExpected({ crm, lastDay, req, scope, today })
  const won = await readWon({ crm, firstDay, lastDay, req, scope, timeZone })
  const goals = await readGoals({ crm, firstDay, lastDay, req, scope, timeZone, today })
  const outlookOf = (key: string): Outlook =>
    toOutlook({ currency, rows: open.filter((row) => row.key === key) })
  return {
    currency,
    from: firstDay.slice(0, 7),
    goals: goals.map(({ progress }) => progress),
    later: outlookOf('later'),
    months,
    overdue: outlookOf('overdue'),
    rows: monthsOf({ from: firstDay, to: lastDay }).map((month) =>
      toMonth({
        currency,
        month,
        outlook: outlookOf(month),
        target: targetOf({ goals, month, scope }),
        won: toAmount({ currency, row: won.find((row) => row.month === month) }),
      }),
    ),
    timeZone,
    total: toOutlook({ currency, rows: open }),
    undated: outlookOf('undated'),
  }
}
