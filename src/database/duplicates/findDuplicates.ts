import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind, DuplicateScore } from '../../domain/duplicates/types.js'
import type { Query } from '../session.js'

import { scoreDuplicate, WARN_SCORE } from '../../domain/duplicates/scoreDuplicate.js'
import { accessFilter } from '../accessFilter.js'
import { inTransaction } from '../inTransaction.js'
import { adapterOf } from '../session.js'
import { findCandidates } from './candidates.js'
import { MATCHING } from './identities.js'

/** What is known of somebody who may be in the CRM already; as stored: normalised. */
export type DuplicateFields = {
  /** Id of the company that a person works for. */
  company?: null | number | string
  /** Of a company. */
  domain?: null | string
  email?: null | string
  login?: null | string
  name?: null | string
  phone?: null | string
  /** Of a company. */
  website?: null | string
}

export type DuplicateMatch = { id: number | string } & DuplicateScore

/** Of each way to look. */
const MOST_CANDIDATES = 50

const DEFAULT_LIMIT = 10

type Args = { crm: CRMContext; kind: DuplicateKind; req: PayloadRequest }

/** Fields, and the record's own id where it has one. */
type AskedRow = { except?: null | number | string } & DuplicateFields

const askedRows = ({
  kind,
  req,
  rows,
}: { rows: AskedRow[] } & Pick<Args, 'kind' | 'req'>): Query => {
  const asked = rows.map(({ company, except, ...row }, index) => ({
    ...row,
    asked: index,
    company_id: company == null ? null : String(company),
    own: except == null ? null : String(except),
  }))
  const { idType } = adapterOf(req)
  const typeOf = (column: string): string =>
    column === 'company_id' ? (idType === 'serial' ? 'int' : 'uuid') : 'text'
  const columns = MATCHING[kind].columns.map((column) => sql.raw(`${column} ${typeOf(column)}`))
  return sql`
    select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as asked (asked int, own text, ${sql.join(columns, sql`, `)})`
}

/**
 * Records that may be the ones asked about, for many at once: the answer has a list for each row, the
 * likeliest first. Reads only what the user of `req` may read, and nothing from the trash.
 *
 * @param rows fields as they are stored; `except` is the record's own id, where it has one
 */
export const findDuplicatesOfMany = ({
  crm,
  kind,
  least = WARN_SCORE,
  limit = DEFAULT_LIMIT,
  req,
  rows,
}: {
  /** The lowest score that counts. */
  least?: number
  /** The most of each list. */
  limit?: number
  rows: AskedRow[]
} & Args): Promise<DuplicateMatch[][]> =>
  inTransaction({
    req,
    work: async () => {
      const readable = await accessFilter({ collection: crm.slugs[kind], operation: 'read', req })
      if (readable === false) {
        return rows.map(() => [])
      }
      const candidates = await findCandidates({
        crm,
        kind,
        most: MOST_CANDIDATES,
        req,
        source: askedRows({ kind, req, rows }),
        where: readable ? sql`c.id ${readable}` : sql`true`,
      })
      const lists = rows.map((): DuplicateMatch[] => [])
      for (const { id, asked, found, similarity, wanted } of candidates) {
        const match = { id, ...scoreDuplicate({ a: wanted, b: found, kind, similarity }) }
        if (match.score >= least) {
          lists[Number(asked)]!.push(match)
        }
      }
      return lists.map((list) =>
        list
          .sort((a, b) => b.score - a.score || String(a.id).localeCompare(String(b.id)))
          .slice(0, limit),
      )
    },
  })

/**
 * Records that may be the one asked about: {@link findDuplicatesOfMany} for one.
 *
 * @example
 * const [match] = await findDuplicates({ crm, fields: { email, name }, kind: 'contacts', req })
 */
export const findDuplicates = async ({
  except,
  fields,
  ...args
}: {
  except?: null | number | string
  fields: DuplicateFields
  least?: number
  limit?: number
} & Args): Promise<DuplicateMatch[]> => {
  const [matches] = await findDuplicatesOfMany({ ...args, rows: [{ ...fields, except }] })
  return matches!
}
