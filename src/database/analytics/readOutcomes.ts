import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { Outcome } from '../../domain/analytics/types.js'
import type { Query } from '../session.js'
import type { SpreadRow } from './figures.js'
import type { Args, LeadScope, Span, SpanName } from './scope.js'

import { roundMoney } from '../../domain/shared/money.js'
import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { daysSQL, ratio, spreadSQL, toAmount, toSpread } from './figures.js'
import { leadCondition, REP, spansSQL } from './scope.js'

/** What outcomes are told apart by; `null` in a row where a lead has none. */
const KEYS: Record<'all' | 'rep' | 'source', Query> = {
  all: sql`'all'::text`,
  rep: REP,
  source: sql`l.source`,
}

type Key = { key: null | string; span: SpanName }

type Created = { count: number; value: string } & Key

type Closed = {
  lostCount: number
  lostValue: string
  wonCount: number
  wonValue: string
} & Key &
  SpreadRow

/** The outcomes of a span by key. */
export type Outcomes = Record<SpanName, Map<null | string, Outcome>>

const toOutcome = ({
  closed,
  created,
  currency,
}: {
  closed: Closed | undefined
  created: Created | undefined
  currency: string
}): Outcome => {
  const [won, lost] = [closed?.wonCount ?? 0, closed?.lostCount ?? 0]
  const amount = (count: number, value: string | undefined) =>
    toAmount({ currency, row: { count, value: value ?? '0' } })
  const wonAmount = amount(won, closed?.wonValue)
  return {
    averageDealSize:
      won === 0
        ? null
        : roundMoney({ amount: new Decimal(closed?.wonValue ?? 0).div(won), currency }),
    created: toAmount({ currency, row: created }),
    lost: amount(lost, closed?.lostValue),
    salesCycleDays: toSpread(closed),
    winLossRatio: ratio(won, lost),
    winRate: ratio(won, won + lost),
    won: wonAmount,
  }
}

/** An outcome of nothing. */
export const noOutcome = (currency: string): Outcome =>
  toOutcome({ closed: undefined, created: undefined, currency })

/**
 * What became of leads in each span, all together or told apart: created by the day of creation,
 * won and lost by the day of closing. Reads by `crm_leads_closed_idx` and by the day of creation.
 */
export const readOutcomes = async ({
  by,
  crm,
  req,
  scope,
  spans,
}: {
  by: keyof typeof KEYS
  scope: LeadScope
  spans: Span[]
} & Args): Promise<Outcomes> => {
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const created = await execute<Created>({
    query: sql`
      select s.name as span, ${KEYS[by]} as key, count(*)::int as count,
        sum(${LEAD_VALUE})::text as value
      from ${spansSQL(spans)} join ${leads} l on l.created_at >= s.a and l.created_at < s.b
      where ${leadCondition(scope)} group by 1, 2`,
    req,
  })
  const [won, lost] = [sql`l.status = 'won'`, sql`l.status = 'lost'`]
  const closed = await execute<Closed>({
    query: sql`
      select s.name as span, ${KEYS[by]} as key,
        count(*) filter (where ${won})::int as "wonCount",
        coalesce(sum(${LEAD_VALUE}) filter (where ${won}), 0)::text as "wonValue",
        count(*) filter (where ${lost})::int as "lostCount",
        coalesce(sum(${LEAD_VALUE}) filter (where ${lost}), 0)::text as "lostValue",
        ${spreadSQL({ of: daysSQL({ from: sql`l.created_at`, to: sql`l.closed_at` }), where: won })}
      from ${spansSQL(spans)} join ${leads} l on l.closed_at >= s.a and l.closed_at < s.b
      where l.status in ('won', 'lost') and ${leadCondition(scope)} group by 1, 2`,
    req,
  })
  const outcomesOf = (name: SpanName): Map<null | string, Outcome> => {
    const [inCreated, inClosed] = [
      new Map(created.filter(({ span }) => span === name).map((row) => [row.key, row])),
      new Map(closed.filter(({ span }) => span === name).map((row) => [row.key, row])),
    ]
    return new Map(
      [...new Set([...inClosed.keys(), ...inCreated.keys()])].map((key) => [
        key,
        toOutcome({
          closed: inClosed.get(key),
          created: inCreated.get(key),
          currency: crm.currency,
        }),
      ]),
    )
  }
  return { current: outcomesOf('current'), previous: outcomesOf('previous') }
}
