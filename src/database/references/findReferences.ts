import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { adapterOf, execute } from '../session.js'

/** A column that points to a table, wherever it stands: the plugin's tables and those of the host. */
export type Reference = {
  /** The column that points. */
  column: string
  /** The one column that names a row; `null` where a row is named by several, or by none. */
  key: { column: string; type: string } | null
  schema: string
  table: string
  /** Of the column, and so of the ids in it. */
  type: string
}

/** The table's name as it is written in SQL. */
const nameIn = ({
  req,
  table,
}: {
  req: Pick<PayloadRequest, 'payload'>
  table: string
}): string => {
  const { schemaName } = adapterOf(req)
  return [...(schemaName ? [schemaName] : []), table].map((name) => `"${name}"`).join('.')
}

/**
 * Every foreign key column that points to a table, as the database itself knows them: fields of
 * collections and globals, join tables (`…_rels`), versions, and tables of the host that no
 * collection owns.
 *
 * @param table as Postgres calls it: see `tableNameOf`
 * @example await findReferences({ req, table: tableNameOf({ collection: crm.slugs.contacts, req }) })
 */
export const findReferences = ({
  req,
  table,
}: {
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
  table: string
}): Promise<Reference[]> =>
  execute<Reference>({
    query: sql`
      select n.nspname as schema, r.relname as table, a.attname as column,
        format_type(a.atttypid, a.atttypmod) as type,
        (
          select json_build_object('column', k.attname, 'type', format_type(k.atttypid, k.atttypmod))
          from pg_constraint p
          join pg_attribute k on k.attrelid = p.conrelid and k.attnum = p.conkey[1]
          where p.conrelid = f.conrelid and p.contype = 'p' and cardinality(p.conkey) = 1
        ) as key
      from pg_constraint f
      join pg_class r on r.oid = f.conrelid
      join pg_namespace n on n.oid = r.relnamespace
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and f.conparentid = 0 and cardinality(f.conkey) = 1
        and f.confrelid = to_regclass(${nameIn({ req, table })})
      order by 1, 2, 3`,
    req,
  })

/** Whether a table that points to another holds parts of its records: lists, rows, former versions. */
export const isPart = ({
  column,
  of,
  table,
}: {
  /** The table pointed to. */
  of: string
} & Pick<Reference, 'column' | 'table'>): boolean =>
  (table.startsWith(`${of}_`) || table === `_${of}_v`) &&
  ['_parent_id', 'parent_id'].includes(column)
