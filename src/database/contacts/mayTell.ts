import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

/**
 * Whether what a lead says may be written on its contact: it is not in the trash, and the user may change
 * it. The system's own work, without a user, changes everything.
 */
export const mayTell = async ({
  contact,
  crm,
  req,
}: {
  contact: number | string
  crm: CRMContext
  req: PayloadRequest
}): Promise<boolean> => {
  const collection = crm.slugs.contacts
  const writable = req.user ? await accessFilter({ collection, operation: 'update', req }) : null
  if (writable === false) {
    return false
  }
  const rows = await execute({
    query: sql`
      select 1 from ${tableOf({ collection, req })} d
      where d.id = ${contact} and d.deleted_at is null ${writable ? sql`and d.id ${writable}` : sql``}`,
    req,
  })
  return rows.length > 0
}
