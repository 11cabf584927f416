import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { Amount, Metrics } from '../../domain/analytics/types.js'
import type { Args, LeadScope, Span } from './scope.js'

import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { toAmount } from './figures.js'
import { changedLeads, historyOf, isReadable, stateBefore } from './history.js'
import { leadCondition, stateCondition } from './scope.js'

type Sum = { count: number; value: string }

const add = (rows: Sum[]): Sum => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  value: Decimal.sum(0, ...rows.map(({ value }) => value)).toString(),
})

/** Open leads whose day has passed: those of now, and what the leads that changed since were instead. */
const readOverdue = async ({
  crm,
  req,
  scope,
  span: { b, lastDay, untilNow },
}: { scope: LeadScope; span: Span } & Args): Promise<Sum> => {
  const now = await execute<Sum>({
    query: sql`
      select count(*)::int as count, coalesce(sum(${LEAD_VALUE}), 0)::text as value
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.status = 'open' and (l.expected_close_date at time zone 'UTC')::date < ${lastDay}::date
        and ${leadCondition(scope)}`,
    req,
  })
  const since = untilNow
    ? []
    : await execute<Sum>({
        query: sql`
          with changed as materialized (${changedLeads({ from: b, req })})
          select coalesce(sum(x.factor), 0)::int as count,
            coalesce(sum(x.factor * x.value), 0)::text as value
          from (
            select 1 as factor, x.* from changed c
              join lateral ${stateBefore({ lead: sql`c.lead`, moment: b, req })} x on true
            union all
            select -1, x.* from changed c
              join lateral ${stateBefore({ lead: sql`c.lead`, moment: sql`'infinity'::timestamptz`, req })} x on true
          ) x
          where x.status = 'open' and not x.deleted and x.expected_close < ${lastDay}::date
            and ${stateCondition({ alias: 'x', scope })}
            and ${isReadable({ crm, lead: sql`x.lead`, req, scope })}`,
        req,
      })
  return add([...now, ...since])
}

/**
 * Open leads whose expected close moved to a later day in the span: later than the one they had
 * when it began, or than the first one they were given in it. The last state of the span is one of
 * its own changes then, and has a day: only such leads are looked at.
 */
const readMovedOut = async ({
  crm,
  req,
  scope,
  span: { a, b, lastDay },
}: { scope: LeadScope; span: Span } & Args): Promise<{ all: Sum; alsoOverdue: Sum }> => {
  const [row] = await execute<{
    all_count: number
    all_value: string
    both_count: number
    both_value: string
  }>({
    query: sql`
      with changed as materialized (
        ${changedLeads({ from: a, req, to: b })} and h.expected_close is not null
      )
      select count(*)::int as all_count, coalesce(sum(e.value), 0)::text as all_value,
        count(*) filter (where e.expected_close < ${lastDay}::date)::int as both_count,
        coalesce(sum(e.value) filter (where e.expected_close < ${lastDay}::date), 0)::text as both_value
      from changed c
      join lateral ${stateBefore({ lead: sql`c.lead`, moment: b, req })} e on true
      left join lateral ${stateBefore({ lead: sql`c.lead`, moment: a, req })} t on true
      left join lateral (
        select h.expected_close from ${historyOf(req)} h
        where h.lead = c.lead and h.at >= ${a} and h.at < ${b} and h.expected_close is not null
        order by h.at limit 1
      ) f on true
      where e.status = 'open' and not e.deleted
        and e.expected_close > coalesce(t.expected_close, f.expected_close)
        and ${stateCondition({ alias: 'e', scope })}
        and ${isReadable({ crm, lead: sql`c.lead`, req, scope })}`,
    req,
  })
  return {
    all: { count: row!.all_count, value: row!.all_value },
    alsoOverdue: { count: row!.both_count, value: row!.both_value },
  }
}

/** Slipped close dates at the end of a span. */
export const readSlipped = async (
  args: { scope: LeadScope; span: Span } & Args,
): Promise<Metrics['slipped']> => {
  const overdue = await readOverdue(args)
  const { all, alsoOverdue } = await readMovedOut(args)
  const amount = (row: Sum): Amount => toAmount({ currency: args.crm.currency, row })
  return {
    movedOut: amount(all),
    overdue: amount(overdue),
    total: amount(
      add([
        all,
        overdue,
        { count: -alsoOverdue.count, value: new Decimal(alsoOverdue.value).neg().toString() },
      ]),
    ),
  }
}
