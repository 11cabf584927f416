import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'
import type { Query } from '../session.js'

import { SIMILAR_NAME } from '../../domain/duplicates/scoreDuplicate.js'
import { tableOf } from '../session.js'
import {
  companyDomain,
  companyKey,
  employerDomain,
  mailbox,
  nameKey,
  phoneDigits,
  phoneTail,
} from './keys.js'

/** Of names alike. */
const MOST_ALIKE = 50

/** Among so many of a company, similar names are looked for. */
const MOST_COLLEAGUES = 500

type Row = (column: string) => Query

const rowOf =
  (alias: string): Row =>
  (column) =>
    sql.raw(`${alias}.${column}`)

/** What is known of one kind of record, and by which of its keys others like it are looked up. */
type Matching = {
  /** Those with a name like that of the row `w`, whom no key finds. */
  alike: (table: Query) => Query
  /** Columns records are recognised by, as Postgres calls them. */
  columns: string[]
  /** The parts of an `Identity`, from a row with those columns. */
  identity: (row: Row) => Record<string, Query>
  /** What is looked up: an expression over the row, and whether a value of it says anything. */
  keys: { isTelling?: (value: Query) => Query; of: (row: Row) => Query }[]
}

/** Colleagues: that a stranger's name is similar says nothing. */
const similarColleagues = (table: Query): Query => sql`(
  select c.id from (
    select id, name from ${table}
    where company_id = w.company_id and deleted_at is null limit ${MOST_COLLEAGUES}::int
  ) c
  where similarity(c.name, w.name) >= ${SIMILAR_NAME}::float8)`

/** Names alike: the operator reads the trigram index, and what it calls alike is set beforehand. */
const similarNames = (table: Query): Query => sql`(
  select c.id from ${table} c
  where c.deleted_at is null and c.name % w.name
  order by similarity(c.name, w.name) desc limit ${MOST_ALIKE}::int)`

const contacts: Matching = {
  alike: similarColleagues,
  columns: ['name', 'email', 'phone', 'company_id', 'login'],
  identity: (row) => ({
    name: row('name'),
    company: sql`${row('company_id')}::text`,
    domain: employerDomain(row('email')),
    email: row('email'),
    login: row('login'),
    mailbox: mailbox(row('email')),
    nameKey: nameKey(row('name')),
    phone: phoneDigits(row('phone')),
  }),
  keys: [
    { isTelling: (value) => sql`${value} <> '@'`, of: (row) => mailbox(row('email')) },
    { isTelling: (value) => sql`length(${value}) = 7`, of: (row) => phoneTail(row('phone')) },
    { isTelling: (value) => sql`${value} <> ''`, of: (row) => nameKey(row('name')) },
  ],
}

const companies: Matching = {
  alike: similarNames,
  columns: ['name', 'domain', 'website', 'phone'],
  identity: (row) => ({
    name: row('name'),
    company: sql`null`,
    domain: companyDomain({ domain: row('domain'), website: row('website') }),
    email: sql`null`,
    login: sql`null`,
    mailbox: sql`null`,
    nameKey: companyKey(row('name')),
    phone: phoneDigits(row('phone')),
  }),
  keys: [
    { of: (row) => companyDomain({ domain: row('domain'), website: row('website') }) },
    { isTelling: (value) => sql`${value} <> ''`, of: (row) => companyKey(row('name')) },
  ],
}

export const MATCHING: Record<DuplicateKind, Matching> = { companies, contacts }

/** A row's identity as JSON. */
export const identityJSON = ({ alias, kind }: { alias: string; kind: DuplicateKind }): Query => {
  const parts = Object.entries(MATCHING[kind].identity(rowOf(alias)))
  return sql`json_build_object(${sql.join(
    parts.map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`
}

export const tableOfKind = ({
  crm,
  kind,
  req,
}: {
  crm: CRMContext
  kind: DuplicateKind
  req: Pick<PayloadRequest, 'payload'>
}): Query => tableOf({ collection: crm.slugs[kind], req })

/**
 * Ids of those that may be the row `w`: they have a key in common, each read from its index, or a name
 * that is similar.
 *
 * @param most of each key: what more have in common than that (a switchboard) tells nobody apart
 */
export const nearRows = ({
  kind,
  most,
  table,
}: {
  kind: DuplicateKind
  most: number
  table: Query
}): Query =>
  sql.join(
    [
      ...MATCHING[kind].keys.map(({ isTelling, of }) => {
        const wanted = of(rowOf('w'))
        return sql`(
      select c.id from ${table} c
      where c.deleted_at is null and ${of(rowOf('c'))} = ${wanted}
        and ${isTelling ? isTelling(wanted) : sql`true`}
      limit ${most}::int)`
      }),
      MATCHING[kind].alike(table),
    ],
    sql` union `,
  )
