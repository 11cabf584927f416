import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { SearchRecord } from '../../domain/search/rankRecords.js'
import type { SearchKind } from '../../domain/search/types.js'
import type { Query } from '../session.js'
import type { SearchedKind } from './findRecords.js'

import { execute, tableOf } from '../session.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type Row = {
  details: null | string
  email: null | string
  host: null | string
  id: number | string
  leadScore: null | number
  name: null | string
  phone: null | string
  second: null | string
}

/** What is shown of the records of each kind, from rows named `r`. */
const COLUMNS: Record<SearchKind, (args: Args) => Query> = {
  companies: ({ crm, req }) => sql`
    r.name, null as second, null as email, r.domain as host, r.phone, r.industry as details,
    null as "leadScore" from ${tableOf({ collection: crm.slugs.companies, req })} r`,
  leads: ({ crm, req }) => sql`
    r.company_name as name, r.contact_name as second, r.contact_email as email, null as host,
    r.contact_phone as phone, st.name as details, r.ai_score::float8 as "leadScore"
    from ${tableOf({ collection: crm.slugs.leads, req })} r
    left join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} st
      on st._parent_id = r.pipeline_id and st.key = r.stage`,
  people: ({ crm, req }) => sql`
    coalesce(nullif(concat_ws(' ', r.first_name, r.last_name), ''), r.name) as name, null as second,
    r.email, null as host, r.phone, r.job_title as details, r.lead_score::float8 as "leadScore"
    from ${tableOf({ collection: crm.slugs.contacts, req })} r`,
}

/** Names of their fields, for those who are told where something matched. */
const FIELDS: Record<SearchKind, Partial<Record<keyof Row, string>>> = {
  companies: { name: 'name', host: 'domain', phone: 'phone' },
  leads: {
    name: 'companyName',
    email: 'contactEmail',
    phone: 'contactPhone',
    second: 'contactName',
  },
  people: { name: 'name', email: 'email', phone: 'phone' },
}

const toRecord = (kind: SearchKind, row: Row): SearchRecord => ({
  id: row.id,
  details: row.details,
  fields: Object.entries(FIELDS[kind]).flatMap(([column, field]) => {
    const text = row[column as keyof Row]
    return text ? [{ name: field, text: String(text) }] : []
  }),
  kind,
  leadScore: row.leadScore,
})

/** Found records as they are now, if the reader still may see them. */
export const readRecords = async ({
  crm,
  ids,
  req,
  searched: { kind, readable },
}: { ids: string[]; searched: SearchedKind } & Args): Promise<SearchRecord[]> => {
  if (ids.length === 0) {
    return []
  }
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await execute<Row>({
    query: sql`
      select r.id, ${COLUMNS[kind]({ crm, req })}
      where r.id in (${list}) and r.deleted_at is null ${readable ? sql`and r.id ${readable}` : sql``}`,
    req,
  })
  return rows.map((row) => toRecord(kind, row))
}
