import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { subjectFilter } from '../runs/subjectFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** Active orders that may be looked at for upsells, as the user of `req` may read them. */
export const listUpsellOrders = async ({
  crm,
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
  const collection = crm.slugs.orders
  const readable = await subjectFilter({ collection, req })
  if (readable === false) {
    return []
  }
  const conditions = [
    sql`o.status = 'active' and o.deleted_at is null and l.deleted_at is null`,
    ...(readable ? [sql`o.id ${readable}`] : []),
    ...(ids
      ? [
          sql`o.id::text in (select jsonb_array_elements_text(${JSON.stringify(ids.map(String))}::jsonb))`,
        ]
      : []),
    ...(pipeline === undefined ? [] : [sql`p.key = ${pipeline}`]),
  ]
  const rows = await execute<{ id: ID }>({
    query: sql`
      select o.id from ${tableOf({ collection, req })} o
      join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = o.lead_id
      left join ${tableOf({ collection: crm.slugs.pipelines, req })} p on p.id = l.pipeline_id
      where ${sql.join(conditions, sql` and `)} order by o.id`,
    req,
  })
  return rows.map(({ id }) => id)
}
