import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, isStorableID, tableOf } from '../session.js'

/** Locks the order of a message until the end of the transaction, before the message itself. */
export const lockOrderOfPrompt = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  if (isStorableID({ id, req })) {
    await execute({
      query: sql`
        select 1 from ${tableOf({ collection: crm.slugs.orders, req })} o
        where o.id = (select m.order_id from ${tableOf({ collection: crm.slugs.prompts, req })} m
          where m.id = ${id})
        for no key update`,
      req,
    })
  }
}
