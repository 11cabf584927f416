import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { execute, tableOf } from '../session.js'

type ID = number | string

/** What a contact and its leads both say. */
export type SharedWord = 'email' | 'name' | 'phone'

/** Where it stands on the lead, and what it is by what is known; a name that is not known stays. */
const WORDS: Record<SharedWord, { column: Query; value: Query }> = {
  name: {
    column: sql`contact_name`,
    value: sql`coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), l.contact_name)`,
  },
  email: { column: sql`contact_email`, value: sql`c.email` },
  phone: { column: sql`contact_phone`, value: sql`c.phone` },
}

/**
 * The version moves on with the words: a form that was open before would write the old words back, and
 * be taken for somebody who means another person.
 */
const nextVersion = (crm: CRMContext): Query =>
  sql`greatest(${crm.now().toISOString()}::timestamptz, l.updated_at + interval '1 millisecond')`

const list = (parts: Query[]): Query => sql.join(parts, sql`, `)

/**
 * Lets the leads of contacts say what is known of them now, all in one statement.
 *
 * @param contact one of them, or many
 * @param words what has changed of the contacts; everything that both say when left out
 */
export const syncLeads = async ({
  contact,
  crm,
  req,
  words = ['email', 'name', 'phone'],
}: {
  contact: ID | ID[]
  crm: CRMContext
  req: PayloadRequest
  words?: SharedWord[]
}): Promise<void> => {
  const ids = [contact].flat()
  if (ids.length === 0 || words.length === 0) {
    return
  }
  const columns = words.map((word) => WORDS[word].column)
  const values = words.map((word) => WORDS[word].value)
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.leads, req })} l
      set ${list(columns.map((column, index) => sql`${column} = ${values[index]!}`))},
        updated_at = ${nextVersion(crm)}
      from ${tableOf({ collection: crm.slugs.contacts, req })} c
      where c.id in (${list(ids.map((id) => sql`${id}`))}) and l.contact_id = c.id
        and row(${list(columns.map((column) => sql`l.${column}`))})
          is distinct from row(${list(values)})`,
    req,
  })
}

/** Lets the leads of a company bear its name. */
export const syncLeadsOfCompany = async ({
  company,
  crm,
  req,
}: {
  company: ID
  crm: CRMContext
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.leads, req })} l
      set company_name = o.name, updated_at = ${nextVersion(crm)}
      from ${tableOf({ collection: crm.slugs.companies, req })} o
      where o.id = ${company} and l.company_id = o.id and l.company_name is distinct from o.name`,
    req,
  })
}
