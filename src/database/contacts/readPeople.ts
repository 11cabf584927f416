import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, isStorableID, tableOf } from '../session.js'
import { mayRead } from './mayRead.js'

type ID = number | string

type People = {
  companyName: null | string
  email: null | string
  firstName: null | string
  /** Whether the contact is there, and the user may read it. */
  isContactKnown: boolean
  lastName: null | string
  phone: null | string
}

/** What the user may know of a contact and of a company, in one statement. */
export const readPeople = async ({
  company,
  contact,
  crm,
  req,
}: {
  company: ID | null
  contact: ID | null
  crm: CRMContext
  req: PayloadRequest
}): Promise<People> => {
  const idOf = (id: ID | null): ID | null => (id !== null && isStorableID({ id, req }) ? id : null)
  const companies = crm.slugs.companies
  const contacts = crm.slugs.contacts
  const [people] = await execute<People>({
    query: sql`
      select o.name as "companyName", p.email, p.first_name as "firstName",
        p.last_name as "lastName", p.phone, p.id is not null as "isContactKnown"
      from (select 1) one
      left join ${tableOf({ collection: companies, req })} o
        on o.id = ${idOf(company)} and ${await mayRead({ id: sql`o.id`, collection: companies, req })}
      left join ${tableOf({ collection: contacts, req })} p
        on p.id = ${idOf(contact)} and ${await mayRead({ id: sql`p.id`, collection: contacts, req })}`,
    req,
  })
  return people!
}
