import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { SearchKind } from '../../domain/search/types.js'
import type { Query } from '../session.js'
import type { SoughtWords } from './wordsSQL.js'

import { execute, ownTable } from '../session.js'
import { SEARCH_TABLES } from './tables.js'
import { isIndexed, wordsSQL } from './wordsSQL.js'

/** A kind of records, and which of them the reader may see: a condition behind an id, `null` for all. */
export type SearchedKind = { idType: string; kind: SearchKind; readable: null | Query }

export type FoundRecord = { kind: SearchKind; record: string }

type Args = { kinds: SearchedKind[]; limit: number; req: PayloadRequest }

/** Stands behind every text that begins with another. */
const LAST = '\u{10FFFF}'

const union = (queries: Query[]): Query => sql.join(queries, sql` union all `)

const readableSQL = ({ idType, readable }: SearchedKind): Query =>
  readable ? sql`and s.record::${sql.raw(idType)} ${readable}` : sql``

const tableSQL = ({ kind, req }: { kind: SearchKind; req: PayloadRequest }): Query =>
  ownTable({ name: SEARCH_TABLES[kind], req })

const rowsOf = (kind: SearchKind, rows: Query): Query =>
  sql`select ${kind}::text as kind, record from (${rows}) f`

type Beginnings = {
  digits: null | string
  /** Names, folded. */
  phrases: string[]
  /** An address or its host; `''` for none. */
  plain: string
}

/** Which column begins with what, for each way a search may be meant. */
const beginnings = ({
  digits,
  phrases,
  plain,
}: Beginnings): { column: string; value: string }[] => [
  ...phrases
    .filter(Boolean)
    .flatMap((value) => ['key1', 'key2', 'key3', 'key4'].map((column) => ({ column, value }))),
  ...(plain ? [{ column: 'email', value: plain }] : []),
  ...(plain.replace(/^@/, '') ? [{ column: 'host', value: plain.replace(/^@/, '') }] : []),
  ...(digits ? [{ column: 'phone', value: digits }] : []),
]

/**
 * Records one of whose names, addresses or numbers begins as asked, the shortest first: the next few
 * entries of an index each, however many begin like that.
 */
export const findByBeginning = ({
  kinds,
  limit,
  req,
  ...asked
}: Args & Beginnings): Promise<FoundRecord[]> => {
  const branches = kinds.flatMap((searched) =>
    beginnings(asked).map(({ column, value }) => {
      const key = sql`s.${sql.identifier(column)} collate "C"`
      const text = value.slice(0, 100)
      return rowsOf(
        searched.kind,
        sql`select s.record from ${tableSQL({ kind: searched.kind, req })} s
          where ${key} >= ${text} and ${key} < ${`${text}${LAST}`} ${readableSQL(searched)}
          order by ${key} limit ${limit}`,
      )
    }),
  )
  return execute({ query: union(branches), req })
}

/**
 * Records in which each of some words stands, in any order, each in one of its spellings. The index
 * counts together what has all of them; rows are then read until there are enough.
 */
export const findByWords = async ({
  kinds,
  limit,
  req,
  ...sought
}: Args & SoughtWords): Promise<FoundRecord[]> => {
  if (!isIndexed(sought)) {
    return []
  }
  // Materialized, so that it is planned as if all were wanted: the first few of a rare word would
  // otherwise be expected early in a scan of the whole table. It is still read no further than asked.
  const branches = kinds.map((searched) =>
    rowsOf(
      searched.kind,
      sql`with found as materialized (
          select s.record from ${tableSQL({ kind: searched.kind, req })} s
          where ${wordsSQL(sought)} ${readableSQL(searched)}
        ) select record from found limit ${limit}`,
    ),
  )
  return execute({ query: union(branches), req })
}
