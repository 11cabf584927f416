import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind, Identity } from '../../domain/duplicates/types.js'
import type { Query } from '../session.js'

import { SIMILAR_NAME } from '../../domain/duplicates/scoreDuplicate.js'
import { execute } from '../session.js'
import { identityJSON, nearRows, tableOfKind } from './identities.js'

export type Candidate = {
  /** Which of the rows that were asked about. */
  asked: string
  found: Identity
  id: number | string
  similarity: number
  wanted: Identity
}

/**
 * Records that have something in common with some rows, with what either is recognised by. To be called
 * in a transaction: how alike names have to be is set for it.
 *
 * @param source rows with `asked`, `own` (their id as text, where they have one) and the columns of the kind
 * @param where a condition on the record `c` that was found for a row `w`
 */
export const findCandidates = async ({
  crm,
  kind,
  most,
  req,
  source,
  where,
}: {
  crm: CRMContext
  kind: DuplicateKind
  most: number
  req: PayloadRequest
  source: Query
  where: Query
}): Promise<Candidate[]> => {
  const table = tableOfKind({ crm, kind, req })
  await execute({
    query: sql`select set_config('pg_trgm.similarity_threshold', ${String(SIMILAR_NAME)}, true)`,
    req,
  })
  return execute<Candidate>({
    query: sql`
      with w as materialized (${source})
      select w.asked::text as asked, c.id,
        coalesce(similarity(c.name, w.name), 0)::float8 as similarity,
        ${identityJSON({ alias: 'w', kind })} as wanted,
        ${identityJSON({ alias: 'c', kind })} as found
      from w
      cross join lateral (${nearRows({ kind, most, table })}) near
      join ${table} c on c.id = near.id
      where c.id::text is distinct from w.own and ${where}`,
    req,
  })
}
