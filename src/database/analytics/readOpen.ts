import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'
import type { Args, LeadScope } from './scope.js'

import { LEAD_VALUE } from '../leads/leadValue.js'
import { execute, tableOf } from '../session.js'
import { changedLeads, isReadable, stateBefore } from './history.js'
import { leadCondition, REP, stateCondition } from './scope.js'

/** Open leads on a stage; sums are exact decimals. */
export type OpenRow = {
  count: number
  /** Of the pipeline. */
  id: string
  rep: null | string
  stage: string
  value: string
}

/** The open leads of now: one row for each pipeline, stage and (if told apart) rep. */
export const readOpenNow = ({
  byRep = false,
  crm,
  req,
  scope,
}: { byRep?: boolean; scope: LeadScope } & Args): Promise<OpenRow[]> =>
  execute<OpenRow>({
    query: sql`
      select l.pipeline_id::text as id, l.stage, ${byRep ? REP : sql`null`} as rep,
        count(*)::int as count, sum(${LEAD_VALUE})::text as value
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.status = 'open' and ${leadCondition(scope)} group by 1, 2, 3`,
    req,
  })

/**
 * By how much the open leads of a moment differ from those of now: what the leads that changed since
 * were then, less what they are now.
 */
export const readOpenSince = ({
  crm,
  moment,
  req,
  scope,
}: { moment: Query; scope: LeadScope } & Args): Promise<OpenRow[]> =>
  execute<OpenRow>({
    query: sql`
      with changed as materialized (${changedLeads({ from: moment, req })}),
      states as (
        select 1 as factor, x.* from changed c
          join lateral ${stateBefore({ lead: sql`c.lead`, moment, req })} x on true
        union all
        select -1, x.* from changed c
          join lateral ${stateBefore({ lead: sql`c.lead`, moment: sql`'infinity'::timestamptz`, req })} x on true
      )
      select x.pipeline as id, x.stage, null as rep, sum(x.factor)::int as count,
        sum(x.factor * x.value)::text as value
      from states x
      where x.status = 'open' and not x.deleted and ${stateCondition({ alias: 'x', scope })}
        and ${isReadable({ crm, lead: sql`x.lead`, req, scope })}
      group by 1, 2`,
    req,
  })
