import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Scrubber } from '../../domain/privacy/scrub.js'
import type { Query } from '../session.js'
import type { TextColumn, TextTable } from './textTables.js'

import { ERASED } from '../../domain/privacy/scrub.js'
import { inSchema } from '../inSchema.js'
import { execute } from '../session.js'

/** Where a row stands: in a table in parts, each part counts its places by itself. */
type Row = { at: string; home: string } & Record<string, null | string>

const scrub = ({
  column: { isJSON, isNullable },
  scrubber,
  text,
}: {
  column: TextColumn
  scrubber: Scrubber
  text: string
}): null | string => {
  const scrubbed = isJSON
    ? JSON.stringify(scrubber.scrubJSON(JSON.parse(text)))
    : scrubber.scrubText(text)
  // What said nothing else says nothing now, where it may.
  return isNullable && scrubbed === ERASED ? null : scrubbed
}

/** Rows `t` with a column of the table in which a regular expression finds something. */
export const matchesAny = ({
  columns,
  pattern,
}: {
  pattern: string
} & Pick<TextTable, 'columns'>): Query =>
  sql`(${sql.join(
    columns.map(({ name }) => sql`t.${sql.identifier(name)}::text ~* ${pattern}`),
    sql` or `,
  )})`

/**
 * Takes a person's identifiers out of the rows of a table.
 *
 * @param where which rows are looked at; `null` for all
 * @returns in how many rows something was found
 */
export const scrubTable = async ({
  req,
  scrubber,
  table: { name, columns, hasUpdatedAt },
  where,
}: {
  req: PayloadRequest
  scrubber: Scrubber
  table: TextTable
  where: null | Query
}): Promise<number> => {
  const { pattern } = scrubber
  if (pattern === null || columns.length === 0) {
    return 0
  }
  const table = inSchema({ name, req })
  const rows = await execute<Row>({
    query: sql`
      select t.tableoid::text as home, t.ctid::text as at, ${sql.join(
        columns.map(
          (one, at) => sql`t.${sql.identifier(one.name)}::text as ${sql.identifier(String(at))}`,
        ),
        sql`, `,
      )}
      from ${table} t
      where ${matchesAny({ columns, pattern })} ${where ? sql`and ${where}` : sql``}
      for update`,
    req,
  })
  let found = 0
  for (const row of rows) {
    const changes = columns.flatMap((scrubbed, at) => {
      const text = row[String(at)]
      const value = typeof text === 'string' ? scrub({ column: scrubbed, scrubber, text }) : text
      const isSame =
        typeof text !== 'string' ||
        value === (scrubbed.isJSON ? JSON.stringify(JSON.parse(text)) : text)
      const type = scrubbed.isJSON ? sql`::jsonb` : sql``
      return isSame ? [] : [sql`${sql.identifier(scrubbed.name)} = ${value}${type}`]
    })
    if (changes.length > 0) {
      found += 1
      // Whoever has the record open is told, and does not write back what they see.
      const all = hasUpdatedAt ? [...changes, sql`updated_at = now()`] : changes
      await execute({
        query: sql`
          update ${table} set ${sql.join(all, sql`, `)}
          where tableoid = ${row.home}::oid and ctid = ${row.at}::tid`,
        req,
      })
    }
  }
  return found
}
