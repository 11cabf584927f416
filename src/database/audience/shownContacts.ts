import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { AudienceQuery } from '../../domain/audience/board.js'
import type { EngagementStage } from '../../domain/audience/types.js'
import type { Query } from '../session.js'

import { parseSearch } from '../../domain/search/parseSearch.js'
import { SEARCHED } from '../search/searched.js'
import { SEARCH_TABLES } from '../search/tables.js'
import { wordsSQL } from '../search/wordsSQL.js'
import { adapterOf, isStorableID, ownTable, tableOf } from '../session.js'
import { escapeLike } from '../text.js'
import { namesOf } from '../triggers/definitions.js'
import { AUDIENCE_TABLES } from './tables.js'

/** Where a column's next page begins: behind this card. */
export type AudiencePosition = { enteredAt: string; id: number | string }

export type AudienceRequest = { after?: AudiencePosition } & Omit<AudienceQuery, 'cursor'>

export type AudienceArgs = {
  crm: CRMContext
  /** Whether the database keeps what is searched. */
  isSearchKept: boolean
  /** What the viewer may read of contacts, and of companies: `null` for all, `false` for none. */
  readable: null | Query
  readableCompanies: false | null | Query
  req: PayloadRequest
  request: AudienceRequest
  stages: readonly EngagementStage[]
}

const ownerCondition = ({
  crm,
  owner,
  req,
}: { owner: string } & Pick<AudienceArgs, 'crm' | 'req'>): Query => {
  if (owner === 'none') {
    return sql`c.owner_id is null`
  }
  return isStorableID({ id: owner, collection: crm.usersSlug, req })
    ? sql`c.owner_id = ${owner}`
    : sql`false`
}

export const may = (id: Query, right: false | null | Query): Query => {
  if (right === null) {
    return sql`true`
  }
  return right ? sql`${id} ${right}` : sql`false`
}

/** What may be the domain of an address. */
const DOMAIN = /^[^\s@][^\s.@]*\.[^\s@]*$/

/** Whom somebody types, by their own name, address or number, or by their company: ids. */
const soughtSQL = ({ crm, readableCompanies, req }: AudienceArgs, q: string): Query => {
  const search = parseSearch(q)
  if (!search) {
    return sql`select c.id from ${tableOf({ collection: crm.slugs.contacts, req })} c where false`
  }
  const { digits, host, plain, terms } = search
  const words = digits ? [[digits]] : terms.map((term) => [term])
  const { idTypeOf } = namesOf({ adapter: adapterOf(req), crm })
  const idsOf = (kind: 'companies' | 'people') => sql`
    select s.record::${sql.raw(idTypeOf(SEARCHED[kind]))} as id
    from ${ownTable({ name: SEARCH_TABLES[kind], req })} s
    where ${wordsSQL({ host, isInside: true, words })}
      ${DOMAIN.test(plain) ? sql`or s.host like ${`${escapeLike(plain)}%`}` : sql``}`
  return sql`
    ${idsOf('people')} union
    select c.id from (${idsOf('companies')}) o
    join ${tableOf({ collection: crm.slugs.contacts, req })} c on c.company_id = o.id
    where ${may(sql`o.id`, readableCompanies)}`
}

/** The same question to the records themselves, where nothing is kept to be searched. */
const unkeptSQL = ({ crm, readableCompanies, req }: AudienceArgs, q: string): Query => {
  const pattern = `%${escapeLike(q)}%`
  return sql`(c.name ilike ${pattern} or c.email ilike ${pattern} or c.company_id in (
    select o.id from ${tableOf({ collection: crm.slugs.companies, req })} o
    where o.name ilike ${pattern} and ${may(sql`o.id`, readableCompanies)}))`
}

/** Which contacts (alias `c`) are shown, whatever their stage. */
export const conditionsOf = (args: AudienceArgs): Query => {
  const {
    crm,
    isSearchKept,
    readable,
    req,
    request: { lifecycle, owner, q, tag },
  } = args
  const conditions = [sql`c.deleted_at is null`, may(sql`c.id`, readable)]
  if (lifecycle !== undefined) {
    conditions.push(sql`c.lifecycle = ${lifecycle}`)
  }
  if (owner !== undefined) {
    conditions.push(ownerCondition({ crm, owner, req }))
  }
  if (tag !== undefined) {
    conditions.push(sql`exists (
      select 1 from ${tableOf({ collection: `${crm.slugs.contacts}_texts`, req })} t
      where t.parent_id = c.id and t.path = 'tags' and t.text = ${tag})`)
  }
  if (q) {
    conditions.push(isSearchKept ? sql`c.id in (${soughtSQL(args, q)})` : unkeptSQL(args, q))
  }
  return sql.join(conditions, sql` and `)
}

/** Who is shown (`id`, `entered_at`, and where they are `stage`), joined to their contacts `c`. */
export const shownSQL = (args: AudienceArgs): Query => sql`
  select e.contact as id, e.entered_at, e.stage
  from ${ownTable({ name: AUDIENCE_TABLES.engagement, req: args.req })} e
  join ${tableOf({ collection: args.crm.slugs.contacts, req: args.req })} c on c.id = e.contact
  where ${conditionsOf(args)}`
