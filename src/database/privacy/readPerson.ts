import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Identified, Identifiers } from '../../domain/privacy/identifiers.js'

import { identifiersOf } from '../../domain/privacy/identifiers.js'
import { execute, tableOf } from '../session.js'

/** Everything the CRM knows as one person. */
export type Person = {
  /** The contact and all that were merged into it, or it into. */
  contacts: string[]
  identifiers: Identifiers
  /** Leads of these contacts, and those of nobody's that name one of their addresses. */
  leads: string[]
  /** Names as they were typed. */
  names: string[]
}

/** A contact with all records of the same person, one of which was merged into another. */
export const readPerson = async ({
  id,
  crm,
  isLocked,
  req,
}: {
  crm: CRMContext
  id: number | string
  /** Until the end of the transaction, in the order in which a merge locks them. */
  isLocked: boolean
  req: PayloadRequest
}): Promise<Person> => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const leads = tableOf({ collection: crm.slugs.leads, req })
  const rows = await execute<{ id: string } & Identified>({
    query: sql`
      with recursive person (id) as (
        select c.id from ${contacts} c where c.id = ${id}
        union
        select c.id from person p
        join ${contacts} own on own.id = p.id
        join ${contacts} c on c.merged_into_id = p.id or c.id = own.merged_into_id
      )
      select c.id::text as id, c.email, c.first_name as "firstName", c.last_name as "lastName",
        c.name, c.phone
      from ${contacts} c where c.id in (select id from person) order by c.id
      ${isLocked ? sql`for update of c` : sql``}`,
    req,
  })
  const list = sql.join(
    rows.map((row) => sql`${row.id}`),
    sql`, `,
  )
  // As they were typed at the lead: another spelling of the name, an address the contact never had.
  // An address that another contact has is that one's, whoever's lead it was typed at.
  const ofLeads = await execute<{ id: string } & Identified>({
    query: sql`
      select l.id::text as id, null as "firstName", null as "lastName", l.contact_name as name,
        l.contact_phone as phone,
        case when exists (
          select from ${contacts} o
          where o.email = lower(l.contact_email) and o.id not in (${list})
        ) then null else l.contact_email end as email
      from ${leads} l
      where l.contact_id in (${list}) or l.contact_id is null and lower(l.contact_email) in (
        select lower(c.email) from ${contacts} c where c.id in (${list})
      )
      order by l.id ${isLocked ? sql`for update of l` : sql``}`,
    req,
  })
  return {
    contacts: rows.map((row) => row.id),
    identifiers: identifiersOf([...rows, ...ofLeads]),
    leads: ofLeads.map((row) => row.id),
    names: [...rows, ...ofLeads].flatMap(({ name, firstName, lastName }) =>
      [firstName, lastName, name].flatMap((part) => part ?? []),
    ),
  }
}
