import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../../context.js'
import type { Query } from '../../session.js'

import { companyDomain, companyKey } from '../../duplicates/keys.js'
import { newID } from '../../import/newID.js'
import { execute, ownTable, tableOf } from '../../session.js'
import { TABLES } from '../../tables.js'

type ID = number | string
type Args = { crm: CRMContext; req: PayloadRequest }

/** A company as a row of a file names it; `ref` is its place in the list. */
export type NamedCompany = { domain: null | string; name: null | string; ref: number }

/** Finds companies by domain, else by name. A name of signs alone is none: it would be everybody's. */
const byKeys = ({ companies, crm, req }: { companies: NamedCompany[] } & Args) => {
  const table = tableOf({ collection: crm.slugs.companies, req })
  return sql`
    with asked as (
      select a.ref, a.domain, case when ${companyKey(sql`a.name`)} <> '' then a.name end as name
      from json_to_recordset(${JSON.stringify(companies)}::json) as a(ref int, name text, domain text)
    ), found as (
      select a.ref, a.name, a.domain, coalesce(
        (select c.id from ${table} c where a.domain is not null and c.deleted_at is null
          and ${companyDomain({ domain: sql`c.domain`, website: sql`c.website` })} = a.domain
          order by c.created_at, c.id limit 1),
        (select c.id from ${table} c where a.name is not null and c.deleted_at is null
          and ${companyKey(sql`c.name`)} = ${companyKey(sql`a.name`)}
          order by c.created_at, c.id limit 1)) as id
      from asked a
    )`
}

/** The companies that go by these domains or names; those that are not there are missing. */
export const findCompanies = async (
  args: { companies: NamedCompany[] } & Args,
): Promise<Map<number, ID>> => {
  const rows = await execute<{ id: ID; ref: number }>({
    query: sql`${byKeys(args)} select ref, id from found where id is not null`,
    req: args.req,
  })
  return new Map(rows.map(({ id, ref }) => [ref, id]))
}

/** How a company stands among the records an import wrote: ids of two tables may be the same. */
export const COMPANY_RECORD: Query = sql.raw(`'company:'`)

/**
 * Makes the companies that are not there, each once, also while others import the same ones.
 *
 * @returns how many were made
 */
export const createCompanies = async ({
  companies,
  createdBy,
  crm,
  importID,
  now,
  req,
}: {
  companies: NamedCompany[]
  createdBy: ID | null
  importID: ID
  now: string
} & Args): Promise<number> => {
  await execute({
    query: sql`select pg_advisory_xact_lock(hashtext('payload-crm'), hashtext('companies'))`,
    req,
  })
  const id = newID(req)
  const made = await execute({
    query: sql`${byKeys({ companies, crm, req })},
      made as (
        insert into ${tableOf({ collection: crm.slugs.companies, req })}
          (${id ? sql`id, ` : sql``}name, domain, kind, lifecycle, owner_id, created_by_id, created_at, updated_at)
        select ${id ? sql`${id}, ` : sql``}n.name, n.domain, 'advertiser', 'prospect',
          ${createdBy}, ${createdBy}, ${now}::timestamptz, ${now}::timestamptz
        from (
          select distinct on (coalesce(${companyKey(sql`f.name`)}, f.domain))
            coalesce(f.name, f.domain) as name, f.domain
          from found f where f.id is null and coalesce(f.name, f.domain) is not null
          order by coalesce(${companyKey(sql`f.name`)}, f.domain), f.domain nulls last, f.ref
        ) n
        returning id
      )
      insert into ${ownTable({ name: TABLES.importRows, req })} (import, record, written_at)
      select ${String(importID)}, ${COMPANY_RECORD} || made.id::text, ${now}::timestamptz from made
      returning 1`,
    req,
  })
  return made.length
}
