import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { NewInsight } from '../../domain/insights/types.js'
import type { Query } from '../session.js'

import { CHURN_DISMISSED_DAYS } from '../../domain/insights/decisions.js'
import { storableJSON } from '../../domain/insights/storableJSON.js'
import { newID } from '../import/newID.js'
import { execute, tableOf } from '../session.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** Columns that are written as they are given. */
const COLUMNS = [
  'kind',
  'lead_id',
  'order_id',
  'topic',
  'value',
  'payload',
  'factors',
  'inputs',
  'input_hash',
  'versions',
  'source',
  'expires_at',
  'run_id',
] as const

/** Insights about the same: at most one of them is current. */
const isSameSubject = sql`t.kind = g.kind and t.lead_id = g.lead_id
  and coalesce(t.order_id::text, '') = coalesce(g.order_id::text, '')
  and coalesce(t.topic, '') = coalesce(g.topic, '')`

const insightsTable = ({ crm, req }: Args): Query =>
  tableOf({ collection: crm.slugs.insights, req })

/** The given insights as rows (alias `g`), one for each subject. */
const givenRows = ({
  crm,
  insights,
  req,
  run,
}: { insights: NewInsight[]; run: ID | null } & Args): Query => {
  const rows = insights.map(({ expiresAt, inputHash, lead, order, ...same }) => ({
    ...same,
    expires_at: expiresAt,
    input_hash: inputHash,
    lead_id: lead,
    order_id: order,
    run_id: run,
  }))
  return sql`(
    select distinct on (r.kind, r.lead_id, coalesce(r.order_id::text, ''), r.topic) r.*
    from jsonb_populate_recordset(null::${insightsTable({ crm, req })}, ${storableJSON(rows)}::jsonb) r
    order by r.kind, r.lead_id, coalesce(r.order_id::text, ''), r.topic
  ) g`
}

/**
 * Writes insights inside the request's transaction, in three statements however many they are.
 * Their leads are locked first, in order: two writers about the same lead come one after the other.
 * What somebody has decided about since `now`, while the engine was at it, is left alone; and what was
 * dismissed as no risk stays away while the risk has not grown.
 *
 * @returns how many are new
 */
export const writeInsights = async ({
  crm,
  insights,
  isForced,
  now,
  req,
  run,
}: {
  insights: NewInsight[]
  isForced: boolean
  now: Date
  run: ID | null
} & Args): Promise<number> => {
  const isSameResult = isForced
    ? sql`false`
    : sql`t.input_hash = g.input_hash and t.source = g.source`
  const table = insightsTable({ crm, req })
  const given = givenRows({ crm, insights, req, run })
  const at = sql`${now.toISOString()}::timestamptz`
  const leads = tableOf({ collection: crm.slugs.leads, req })
  await execute({
    query: sql`
      select 1 from ${leads} l where l.id in (select g.lead_id from ${given})
      order by l.id for no key update`,
    req,
  })
  await execute({
    query: sql`
      update ${table} t set
        status = case when ${isSameResult} then t.status else 'superseded' end,
        expires_at = case when ${isSameResult} then g.expires_at else t.expires_at end,
        updated_at = case when ${isSameResult} then t.updated_at else ${at} end
      from ${given} where ${isSameSubject} and t.status = 'current'`,
    req,
  })
  const id = newID(req)
  const columns = sql.join(
    COLUMNS.map((column) => sql.identifier(column)),
    sql`, `,
  )
  const values = sql.join(
    COLUMNS.map((column) => sql`g.${sql.identifier(column)}`),
    sql`, `,
  )
  const made = await execute({
    query: sql`
      insert into ${table} (${id ? sql`id, ` : sql``}${columns}, status, created_at, updated_at)
      select ${id ? sql`${id}, ` : sql``}${values}, 'current', ${at}, ${at}
      from ${given} join ${leads} l on l.id = g.lead_id
        left join ${tableOf({ collection: crm.slugs.orders, req })} o on o.id = g.order_id
      where (g.order_id is null or o.id is not null) and not exists (
        select 1 from ${table} t where ${isSameSubject} and (t.status = 'current'
          or (t.status in ('approved', 'dismissed')
            and (t.input_hash = g.input_hash or t.updated_at > ${at}))
          or (t.status = 'dismissed' and t.kind = 'churn' and t.value >= g.value
            and t.updated_at > ${at} - make_interval(days => ${CHURN_DISMISSED_DAYS}::int))))
      returning 1`,
    req,
  })
  return made.length
}
