import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

/** A contact that an address or a number leads to, and whether the user of the request may write it. */
export type KnownContact = {
  email: null | string
  id: ID
  isWritable: boolean
  phone: null | string
}

/** More people behind one number are not told apart anyway. */
const MOST_PER_NUMBER = 3

/** The contacts outside the trash with these addresses and numbers, by either. */
export const findKnown = async ({
  crm,
  emails,
  phones,
  req,
}: {
  crm: CRMContext
  emails: string[]
  phones: string[]
  req: PayloadRequest
}): Promise<{ byEmail: Map<string, KnownContact>; byPhone: Map<string, KnownContact[]> }> => {
  const collection = crm.slugs.contacts
  const contacts = tableOf({ collection, req })
  const writable = await accessFilter({ collection, operation: 'update', req })
  const isWritable =
    writable === null ? sql`true` : writable === false ? sql`false` : sql`c.id ${writable}`
  const found = await execute<{ asked: 'email' | 'phone' } & KnownContact>({
    query: sql`
      with e as (select value from json_array_elements_text(${JSON.stringify(emails)}::json)),
      p as (select value from json_array_elements_text(${JSON.stringify(phones)}::json)),
      named as (
        select 'email' as asked, c.id from e join ${contacts} c on c.email = e.value
        where c.deleted_at is null
        union all
        -- offset 0: by the number first, and not also by an index of all that are not in the trash.
        select 'phone', n.id from p cross join lateral (
          select c.id from (select * from ${contacts} o where o.phone = p.value offset 0) c
          where c.deleted_at is null order by c.created_at, c.id limit ${MOST_PER_NUMBER}
        ) n
      )
      select n.asked, c.id, c.email, c.phone, ${isWritable} as "isWritable"
      from named n join ${contacts} c on c.id = n.id order by c.created_at, c.id`,
    req,
  })
  const byEmail = new Map<string, KnownContact>()
  const byPhone = new Map<string, KnownContact[]>()
  for (const { asked, ...contact } of found) {
    if (asked === 'email') {
      byEmail.set(contact.email!, contact)
    } else {
      byPhone.set(contact.phone!, [...(byPhone.get(contact.phone!) ?? []), contact])
    }
  }
  return { byEmail, byPhone }
}

/** Users by their address in lower case. */
export const findUsersByEmail = async ({
  crm,
  emails,
  req,
}: {
  crm: CRMContext
  emails: string[]
  req: PayloadRequest
}): Promise<Map<string, ID>> => {
  const readable = await accessFilter({ collection: crm.usersSlug, operation: 'read', req })
  if (emails.length === 0 || readable === false) {
    return new Map()
  }
  const rows = await execute<{ email: string; id: ID }>({
    query: sql`
      select u.id, lower(u.email) as email from ${tableOf({ collection: crm.usersSlug, req })} u
      where lower(u.email) in (select json_array_elements_text(${JSON.stringify(emails)}::json))
        ${readable ? sql`and u.id ${readable}` : sql``}`,
    req,
  })
  return new Map(rows.map(({ id, email }) => [email, id]))
}
