import { sql } from '@payloadcms/db-postgres'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'

import type { Query } from '../session.js'
import type { ReadField } from './readField.js'

import { adapterOf, tableNameOf } from '../session.js'
import { isoMoment } from '../text.js'

type Req = Parameters<typeof adapterOf>[0]
type Table = Record<string, { name: string } | undefined>

/** A row under its alias, and the tables of the adapter. */
type Row = { alias: string; req: Req; table: string; texts: string }

const tableAt = ({ name, req }: { name: string; req: Req }): Table =>
  adapterOf(req).tables[name] as unknown as Table

const rowsOf = ({
  field: { fields, table },
  ...row
}: { field: Extract<ReadField, { kind: 'rows' }> } & Row): Query => {
  const alias = `${row.alias}_row`
  const name = sql.identifier(alias)
  const list = listOf({ ...row, alias, fields, table })
  return sql`(select coalesce(json_agg(
      (select row_to_json(d) from (select ${name}.id, ${list}) d) order by ${name}._order), '[]')
    from ${adapterOf(row.req).tables[table]} ${name}
    where ${name}._parent_id = ${sql.identifier(row.alias)}.id)`
}

const valueOf = ({ field, ...row }: { field: ReadField } & Row): Query => {
  if (field.kind === 'group') {
    return sql`(select row_to_json(g) from (select ${listOf({ ...row, fields: field.fields })}) g)`
  }
  if (field.kind === 'rows') {
    return rowsOf({ ...row, field })
  }
  if (field.kind === 'texts') {
    return sql`(select coalesce(json_agg(t.text order by t."order"), '[]')
      from ${adapterOf(row.req).tables[row.texts]} t
      where t.parent_id = ${sql.identifier(row.alias)}.id
        and t.path = ${sql.raw(`'${field.path}'`)})`
  }
  const table = tableAt({ name: row.table, req: row.req })
  const column = sql`${sql.identifier(row.alias)}.${sql.identifier(table[field.column]!.name)}`
  if (field.kind === 'date') {
    return isoMoment(column)
  }
  return field.kind === 'number' ? sql`${column}::float8` : column
}

const listOf = ({ fields, ...row }: { fields: ReadField[] } & Row): Query =>
  sql.join(
    fields.map((field) => sql`${valueOf({ ...row, field })} as ${sql.identifier(field.name)}`),
    sql`, `,
  )

const dialect = new PgDialect()
const projections = new WeakMap<ReadField[], Query>()

/**
 * The columns of a document, from a row named `page`. Written out once: drizzle takes a query apart
 * each time it runs, and this is the longest part of it.
 */
export const projectionOf = ({
  collection,
  fields,
  req,
}: {
  collection: string
  fields: ReadField[]
  req: Req
}): Query => {
  const found = projections.get(fields)
  if (found) {
    return found
  }
  const table = tableNameOf({ collection, req })
  const list = listOf({ alias: 'page', fields, req, table, texts: `${table}_texts` })
  const projection = sql.raw(dialect.sqlToQuery(sql`page.id, ${list}`).sql)
  projections.set(fields, projection)
  return projection
}
