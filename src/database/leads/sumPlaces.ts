import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { leadTotals } from '../rollUps/leadTotals.js'
import { ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'
import { LEAD_VALUE } from './leadValue.js'

/**
 * Count and value of the leads of one pipeline and stage, as a query to join laterally: from what is
 * kept, where it is kept in this database and the question can be asked of it, else from the leads.
 */
export const sumPlacesSQL = ({
  conditions,
  crm,
  owner,
  pipeline,
  req,
  stage,
}: {
  /** Which leads (alias `l`) count, pipeline and stage aside. */
  conditions: Query
  crm: CRMContext
  /** A user's id, `none`, or `null` for all; `undefined` where only the leads themselves can tell. */
  owner: null | number | string | undefined
  /** Expressions for the id of the pipeline and the key of the stage. */
  pipeline: Query
  req: PayloadRequest
  stage: Query
}): Query => {
  const leads = sql`
    select count(*) as count, sum(${LEAD_VALUE}) as value
    from ${tableOf({ collection: crm.slugs.leads, req })} l
    where l.pipeline_id = ${pipeline} and l.stage = ${stage} and ${conditions}`
  if (owner === undefined) {
    return leads
  }
  const whose = owner === null ? sql`` : sql`and t.owner = ${owner === 'none' ? '' : String(owner)}`
  const isKept = sql`(select exists (
    select from ${ownTable({ name: TABLES.kept, req })} where name = ${leadTotals.name}))`
  const [gathered, changes] = [TABLES.leadTotals, TABLES.leadChanges].map(
    (name) => sql`
      select t.count, t.value from ${ownTable({ name, req })} t
      where ${isKept} and t.pipeline = ${pipeline}::text and t.stage = ${stage} ${whose}`,
  )
  return sql`
    select coalesce(sum(t.count), 0) as count, sum(t.value) as value from (
      ${gathered} union all ${changes} union all
      select l.count, l.value from (${leads}) l where not ${isKept}
    ) t`
}
