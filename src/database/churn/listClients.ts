import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { subjectFilter } from '../runs/subjectFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** Key of the pipeline on which existing clients stand from the start. */
const CLIENTS = 'existing_client'

/**
 * The leads that stand for existing clients, one for each: leads that are open or won on the pipeline
 * of existing clients, or whose company (or who themselves) have ordered something. Of a company's
 * leads, one on that pipeline stands for it, else one that has ordered, else the liveliest.
 */
export const listClients = async ({
  crm: { slugs },
  ids,
  pipeline,
  req,
}: {
  crm: CRMContext
  /** These alone. */
  ids?: ID[]
  /** Key of a pipeline. */
  pipeline?: string
  req: PayloadRequest
}): Promise<ID[]> => {
  const readable = await subjectFilter({ collection: slugs.leads, req })
  if (readable === false) {
    return []
  }
  const orders = tableOf({ collection: slugs.orders, req })
  const conditions = [
    sql`l.deleted_at is null and l.status in ('open', 'won')`,
    sql`(p.key = ${CLIENTS} or l.id in (select t.lead_id from bought t)
      or l.company_id in (select t.company_id from bought t))`,
    ...(readable ? [sql`l.id ${readable}`] : []),
    ...(ids
      ? [
          sql`l.id::text in (select jsonb_array_elements_text(${JSON.stringify(ids.map(String))}::jsonb))`,
        ]
      : []),
    ...(pipeline === undefined ? [] : [sql`p.key = ${pipeline}`]),
  ]
  const rows = await execute<{ id: ID }>({
    query: sql`
      with bought as (
        select distinct o.lead_id, o.company_id from ${orders} o
        where o.deleted_at is null and o.status <> 'cancelled'
      )
      select distinct on (coalesce(l.company_id::text, l.id::text)) l.id
      from ${tableOf({ collection: slugs.leads, req })} l
      left join ${tableOf({ collection: slugs.pipelines, req })} p on p.id = l.pipeline_id
      where ${sql.join(conditions, sql` and `)}
      order by coalesce(l.company_id::text, l.id::text), coalesce(p.key = ${CLIENTS}, false) desc,
        l.id in (select t.lead_id from bought t) desc, l.last_activity_at desc nulls last, l.id`,
    req,
  })
  return rows.map(({ id }) => id)
}
