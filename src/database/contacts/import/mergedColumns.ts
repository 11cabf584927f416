import { sql } from '@payloadcms/db-postgres'

import type { OnDuplicate } from '../../../domain/contacts/import/schema.js'
import type { Query } from '../../session.js'
import type { StageArgs } from './parts.js'

import { CONSENTS, listOf, named, nameOf, partsOf } from './parts.js'

/**
 * What each column will say (aliases `s` for the staged row, `o` for what is stored). A consent that
 * was taken back comes back only where the file says that it was given later, and nobody who wants no
 * contact is made to want it.
 */
export const mergedColumns = (
  args: { onDuplicate: OnDuplicate } & StageArgs,
): Map<string, Query> => {
  const { fields, onDuplicate } = args
  const { columnOf, plain } = partsOf(args)
  const columns = new Map<string, Query>()
  for (const field of plain) {
    const column = columnOf(field)
    const [s, o] = [sql`s.${named(column)}`, sql`o.${named(column)}`]
    columns.set(
      column,
      onDuplicate === 'update' ? sql`coalesce(${s}, ${o})` : sql`coalesce(${o}, ${s})`,
    )
  }
  if (fields.includes('doNotContact')) {
    const column = named(columnOf('doNotContact'))
    columns.set(
      columnOf('doNotContact'),
      sql`coalesce(o.${column}, false) or coalesce(s.${column}, false)`,
    )
  }
  for (const { at, source, status } of CONSENTS) {
    const [is, since, from] = [status, at, source].map((field) => named(columnOf(field))) as [
      Query,
      Query,
      Query,
    ]
    const changes = sql`(s.${is} is not null and s.${is} is distinct from o.${is} and
      (s.${is}::text = 'revoked' or o.${is} is null or o.${is}::text = 'unknown'
        or s.crm_said_at > coalesce(o.${since}, 'infinity')))`
    for (const [field, column] of [
      [status, is],
      [at, since],
      [source, from],
    ] as [string, Query][]) {
      columns.set(columnOf(field), sql`case when ${changes} then s.${column} else o.${column} end`)
    }
  }
  const final = (field: string): Query =>
    columns.get(columnOf(field)) ?? sql`o.${named(columnOf(field))}`
  columns.set(
    columnOf('name'),
    nameOf(final('firstName'), final('lastName'), final('email'), final('phone')),
  )
  return columns
}

/** Whether contact `o` would become another by its staged row. */
export const isChanged = (columns: Map<string, Query>): Query => {
  const wanted = listOf([...columns.values()])
  const stored = listOf([...columns.keys()].map((column) => sql`o.${named(column)}`))
  return sql`(row(${wanted}) is distinct from row(${stored}) or jsonb_array_length(s.crm_added_tags) > 0)`
}
