import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, isStorableID, tableOf } from '../session.js'

type ID = number | string

/** Whom a lead is with: its contact and company; of a contact alone, the company. */
export const readSubjects = async ({
  contact,
  crm,
  lead,
  req,
}: {
  contact: ID | null
  crm: CRMContext
  lead: ID | null
  req: PayloadRequest
}): Promise<{ company: ID | null; contact: ID | null }> => {
  const known = (id: ID | null) => (isStorableID({ id, req }) ? id : null)
  const [row] = await execute<{ company: ID | null; contact: ID | null }>({
    query: sql`
      select coalesce(l.company_id, c.company_id) as company, c.id as contact
      from (select 1) one
      left join ${tableOf({ collection: crm.slugs.leads, req })} l on l.id = ${known(lead)}
      left join ${tableOf({ collection: crm.slugs.contacts, req })} c
        on c.id = coalesce(${known(contact)}, l.contact_id) and c.deleted_at is null`,
    req,
  })
  return { company: row?.company ?? null, contact: row?.contact ?? null }
}
