import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { accountExternalID } from '../../domain/import/names.js'
import { companyKey, employerDomain } from '../duplicates/keys.js'
import { newID } from '../import/newID.js'
import { suppressionHash } from '../privacy/suppressions.js'
import { SUPPRESSIONS_TABLE } from '../privacy/tables.js'
import { execute, ownTable, tableOf } from '../session.js'
import { mayRead } from './mayRead.js'

type ID = number | string

/** Whom a lead names; `null` is nobody. */
export type Named = {
  company: { name: string } | null
  contact: {
    email: null | string
    firstName: null | string
    lastName: null | string
    name: string
    phone: null | string
  } | null
  /** The domain of this address says which company is meant, where the name says nothing. */
  email: null | string
  owner: ID | null
}

/** Whom they were found to be, with what is known of them. */
export type Found = {
  company: ID | null
  contact: ID | null
  email: null | string
  firstName: null | string
  /** Whether the user may read the contact. */
  isReadable: boolean
  lastName: null | string
  phone: null | string
}

const COMPANY = ['name', 'external_id', 'owner_id', 'created_by_id', 'created_at', 'updated_at']

const CONTACT = [
  ...['name', 'first_name', 'last_name', 'email', 'phone', 'owner_id'],
  ...['first_contact_at', 'created_by_id', 'created_at', 'updated_at'],
]

const list = (names: string[], alias?: string): Query =>
  sql.raw(names.map((name) => (alias ? `${alias}.${name}` : name)).join(', '))

type Args = {
  crm: CRMContext
  /** Whether a contact that is not found is made. */
  isContactMade: boolean
  named: Named
  req: PayloadRequest
}

const toRows = ({ crm, named: { company, contact, owner }, req }: Args) => {
  const now = crm.now().toISOString()
  const common = {
    created_at: now,
    created_by_id: req.user?.collection === crm.usersSlug ? req.user.id : null,
    owner_id: owner,
    updated_at: now,
  }
  return {
    company: company && {
      ...common,
      ...company,
      external_id: accountExternalID(company.name),
    },
    contact: contact && {
      ...common,
      name: contact.name,
      email: contact.email,
      first_contact_at: now,
      first_name: contact.firstName,
      last_name: contact.lastName,
      phone: contact.phone,
    },
  }
}

/** The person with this address; where none is named, the one with this number. */
const isSamePerson = ({ email, phone }: NonNullable<Named['contact']>): Query =>
  email === null ? sql`c.phone = ${phone}` : sql`c.email = ${email}`

const findOrCreateOnce = async (args: Args): Promise<Found> => {
  const { crm, isContactMade, named, req } = args
  const companies = tableOf({ collection: crm.slugs.companies, req })
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const rows = toRows(args)
  const id = newID(req)
  const idColumn = id ? sql`id, ` : sql``
  const idValue = id ? sql`${id}, ` : sql``
  const name = named.company?.name ?? null
  const key = companyKey(sql`c.name`)
  const wanted = companyKey(sql`${name}::text`)
  const email = named.contact?.email ?? null
  const isReadable = await mayRead({ id: sql`p.id`, collection: crm.slugs.contacts, req })
  // Whoever was erased is not made again by what others type.
  const erased = email === null ? null : suppressionHash({ email, req })
  const [found] = await execute<Found>({
    query: sql`
      with known_company as (
        select coalesce(w.id, c.id) as id from (
          select c.*, 0 as rank from ${companies} c
          where c.deleted_at is null and ${key} = ${wanted} and ${wanted} <> ''
          union all
          select c.*, 1 as rank from ${companies} c
          where c.external_id = ${rows.company?.external_id ?? null}
        ) c
        left join ${companies} w on w.id = c.merged_into_id and w.deleted_at is null
        where c.deleted_at is null or w.id is not null
        order by c.rank, c.name <> ${name}::text, c.created_at, c.id limit 1
      ), employer as (
        select c.id from ${companies} c
        where c.deleted_at is null and c.domain = ${employerDomain(sql`${named.email}::text`)}
          and ${name}::text is not null and not exists (select 1 from known_company)
        order by c.created_at, c.id limit 1
      ), made_company as (
        insert into ${companies} (${idColumn}${list(COMPANY)})
        select ${idValue}${list(COMPANY, 'r')}
        from json_populate_record(null::${companies}, ${JSON.stringify(rows.company ?? {})}::json) r
        where ${name}::text is not null
          and not exists (select 1 from known_company) and not exists (select 1 from employer)
        on conflict (external_id) do nothing
        returning id
      ), company as (
        select id from known_company union all select id from employer
        union all select id from made_company
      ), living_contact as (
        select c.* from ${contacts} c
        where c.deleted_at is null and ${named.contact ? isSamePerson(named.contact) : sql`false`}
        order by c.created_at, c.id limit 1
      ), merged_contact as (
        select w.* from ${contacts} c
        join ${contacts} w on w.id = c.merged_into_id and w.deleted_at is null
        where c.email = ${email}::text and c.merged_into_id is not null
          and not exists (select 1 from living_contact)
        limit 1
      ), known_contact as (
        select id, first_name, last_name, email, phone from living_contact
        union all select id, first_name, last_name, email, phone from merged_contact
      ), made_contact as (
        insert into ${contacts} (${idColumn}${list(CONTACT)}, company_id)
        select ${idValue}${list(CONTACT, 'r')}, (select id from company)
        from json_populate_record(null::${contacts}, ${JSON.stringify(rows.contact ?? {})}::json) r
        where ${named.contact !== null && isContactMade} and not exists (select 1 from known_contact)
          and not exists (
            select 1 from ${ownTable({ name: SUPPRESSIONS_TABLE, req })} s where s.hash = ${erased}
          )
        on conflict (email) where deleted_at is null do nothing
        returning id, first_name, last_name, email, phone
      ), contact as (
        select * from known_contact union all select * from made_contact
      )
      select (select id from company) as company, p.id as contact, p.first_name as "firstName",
        p.last_name as "lastName", p.email, p.phone,
        p.id is not null and ${isReadable} as "isReadable"
      from (select 1) one left join contact p on true`,
    req,
  })
  return found!
}

/** Numbers have no unique index, as people share them: whoever makes somebody by number waits. */
const lockPhone = async ({ named: { contact }, req }: Args): Promise<void> => {
  if (contact && contact.email === null) {
    await execute({
      query: sql`select pg_advisory_xact_lock(hashtextextended('crm contact ' || ${contact.phone}, 0))`,
      req,
    })
  }
}

/**
 * Finds the person and the company that a lead names, or makes them: one statement, and one more where
 * somebody else has made the same at the same moment. There are never two for the same address or for
 * the same name. Who was merged is found as who they are now; an imported or made company that lies in
 * the trash is not made a second time.
 */
export const findOrCreatePeople = async (args: Args): Promise<Found> => {
  const { isContactMade, named } = args
  await lockPhone(args)
  const found = await findOrCreateOnce(args)
  const isMissed =
    (named.contact !== null && isContactMade && found.contact === null) ||
    (named.company !== null && found.company === null)
  return isMissed ? findOrCreateOnce(args) : found
}
