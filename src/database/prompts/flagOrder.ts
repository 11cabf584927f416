import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, tableOf } from '../session.js'

type Args = { crm: CRMContext; order: number | string; reason: string; req: PayloadRequest }

/**
 * Marks an order for review in the name of the system, unless it is marked already. Writes nothing
 * else: whoever edits the order is not disturbed.
 */
export const flagOrder = async ({ crm, order, reason, req }: Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.orders, req })} o
      set flagged_for_review = true, flagged_reason = ${reason},
        flagged_at = ${crm.now().toISOString()}::timestamptz, flagged_by_id = null
      where o.id = ${order} and o.flagged_for_review is not true`,
    req,
  })
}

/** Takes the mark away that {@link flagOrder} has set; one that a person has set stays. */
export const unflagOrder = async ({ crm, order, reason, req }: Args): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.orders, req })} o
      set flagged_for_review = false, flagged_reason = null, flagged_at = null
      where o.id = ${order} and o.flagged_for_review and o.flagged_by_id is null
        and o.flagged_reason = ${reason}`,
    req,
  })
}
