import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { ParsedSearch } from '../../domain/search/parseSearch.js'
import type { SearchKind } from '../../domain/search/types.js'
import type { SearchedKind } from './findRecords.js'

import { execute, tableOf } from '../session.js'
import { SEARCHED } from './searched.js'

const TEXT: Record<SearchKind, string> = {
  companies: `r.name, r.domain, r.phone`,
  leads: `r.company_name, r.contact_name, r.contact_email, r.contact_phone`,
  people: `r.first_name, r.last_name, r.name, r.email, r.phone`,
}

/** The same question to the records themselves, where nothing is kept: slower, and spelling counts. */
export const findUnkept = async ({
  crm,
  limit,
  req,
  search: { digits, plain, terms },
  searched,
}: {
  crm: CRMContext
  limit: number
  req: PayloadRequest
  search: ParsedSearch
  searched: SearchedKind[]
}): Promise<{ records: Map<SearchKind, Set<string>>; words: string[] }> => {
  const words = digits ? [digits] : plain.split(/\s+/)
  const records = new Map<SearchKind, Set<string>>()
  for (const { kind, readable } of searched) {
    const text = sql`lower(concat_ws(' ', ${sql.raw(TEXT[kind])}))`
    const conditions = words.map((word) => sql`strpos(${text}, ${word}) > 0`)
    const rows = await execute<{ record: string }>({
      query: sql`
        select r.id::text as record from ${tableOf({ collection: crm.slugs[SEARCHED[kind]], req })} r
        where r.deleted_at is null and ${sql.join(conditions, sql` and `)}
          ${readable ? sql`and r.id ${readable}` : sql``}
        order by r.updated_at desc limit ${limit}`,
      req,
    })
    records.set(kind, new Set(rows.map(({ record }) => record)))
  }
  return { records, words: digits ? [digits] : terms }
}
