import type { index as makeIndex } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import { index } from '@payloadcms/db-postgres/drizzle/pg-core'

import type { Query } from '../session.js'

import { companyDomain, companyKey, mailbox, nameKey, phoneTail } from './keys.js'

type On = ReturnType<typeof makeIndex>['on']
type Columns = Record<string, Parameters<On>[0]>

/** By their names; told without drizzle's own types, which the package does not ask for. */
type Indexes = Record<string, ReturnType<On>>

const of = (column: Columns[string] | undefined): Query => sql`${column}`

/**
 * How people are found again, among those that are not in the trash. Names that are only similar are
 * looked for among colleagues: a trigram index would be written to with each change of an engagement stage.
 */
export const contactKeyIndexes = ({ name, deletedAt, email, phone }: Columns): Indexes => {
  const isThere = sql`${deletedAt} is null`
  return {
    crm_contacts_mailbox_idx: index('crm_contacts_mailbox_idx')
      .on(sql`(${mailbox(of(email))})`)
      .where(isThere),
    crm_contacts_name_key_idx: index('crm_contacts_name_key_idx')
      .on(sql`(${nameKey(of(name))})`)
      .where(isThere),
    crm_contacts_phone_tail_idx: index('crm_contacts_phone_tail_idx')
      .on(sql`(${phoneTail(of(phone))})`)
      .where(isThere),
  }
}

/** How companies are found again, among those that are not in the trash. */
export const companyKeyIndexes = ({ name, deletedAt, domain, website }: Columns): Indexes => {
  const isThere = sql`${deletedAt} is null`
  return {
    crm_companies_domain_key_idx: index('crm_companies_domain_key_idx')
      .on(sql`(${companyDomain({ domain: of(domain), website: of(website) })})`)
      .where(isThere),
    crm_companies_name_key_idx: index('crm_companies_name_key_idx')
      .on(sql`(${companyKey(of(name))})`)
      .where(isThere),
    crm_companies_name_trgm_idx: index('crm_companies_name_trgm_idx')
      .using('gin', sql`${name} gin_trgm_ops`)
      .where(isThere),
  }
}
