import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, tableOf } from '../session.js'

type ID = number | string

/** Ends what is current about orders and was not found again. */
export const supersedeUpsells = async ({
  crm,
  found,
  now,
  orders,
  req,
}: {
  crm: CRMContext
  /** What was found, by order. */
  found: { order: ID; topic: string }[]
  now: Date
  /** The orders that were looked at. */
  orders: ID[]
  req: PayloadRequest
}): Promise<void> => {
  if (orders.length === 0) {
    return
  }
  const kept = JSON.stringify(found.map(({ order, topic }) => ({ order: String(order), topic })))
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.insights, req })} t
      set status = 'superseded', updated_at = ${now.toISOString()}::timestamptz
      where t.kind = 'upsell' and t.status = 'current' and t.order_id in (${sql.join(
        orders.map((id) => sql`${id}`),
        sql`, `,
      )})
        and (t.order_id::text, t.topic) not in (
          select k."order", k.topic from jsonb_to_recordset(${kept}::jsonb) as k("order" text, topic text))`,
    req,
  })
}
