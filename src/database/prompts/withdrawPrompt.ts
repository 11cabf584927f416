import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, tableOf } from '../session.js'

/** Dismisses a message in the name of the system: nobody has reviewed it. */
export const withdrawPrompt = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  const now = crm.now().toISOString()
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.prompts, req })} m
      set status = 'dismissed', reviewed_at = ${now}::timestamptz, reviewed_by_id = null,
        updated_at = ${now}::timestamptz
      where m.id = ${id} and m.status = 'pending'`,
    req,
  })
}
