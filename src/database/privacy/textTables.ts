import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { adapterOf, execute, tableNameOf } from '../session.js'
import { SUPPRESSIONS_TABLE } from './tables.js'

export type TextColumn = { isJSON: boolean; isNullable: boolean; name: string }

/** A table with columns in which somebody may be named. */
export type TextTable = { columns: TextColumn[]; hasUpdatedAt: boolean; name: string }

/** Tables of whoever signs in, with what they sign in with: the host's to close and to hand out. */
export const accountTables = (req: PayloadRequest): string[] =>
  Object.values(req.payload.collections).flatMap(({ config: { slug, auth } }) => {
    const table = auth ? tableNameOf({ collection: slug, req }) : null
    return table === null ? [] : [table, `_${table}_v`]
  })

/** Whoever signs in with an address is not asked here. Hashes say nothing of anybody. */
const keptTables = (req: PayloadRequest): string[] => [SUPPRESSIONS_TABLE, ...accountTables(req)]

/** Every table of the schema with a column of text or JSON, as the database itself knows them. */
export const findTextTables = ({ req }: { req: PayloadRequest }): Promise<TextTable[]> =>
  execute<TextTable>({
    query: sql`
      select r.relname as name,
        json_agg(json_build_object(
          'name', a.attname, 'isJSON', t.typname in ('json', 'jsonb'), 'isNullable', not a.attnotnull
        ) order by a.attnum) as columns,
        exists (
          select from pg_attribute u
          where u.attrelid = r.oid and u.attname = 'updated_at' and not u.attisdropped
        ) as "hasUpdatedAt"
      from pg_class r
      join pg_namespace n on n.oid = r.relnamespace
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where n.nspname = coalesce(${adapterOf(req).schemaName ?? null}, current_schema())
        and r.relkind in ('r', 'p') and not r.relispartition and a.attgenerated = ''
        and (t.typcategory = 'S' or t.typname in ('json', 'jsonb'))
        and not r.relname = any(${sql.param(keptTables(req))}::text[])
      group by r.oid, r.relname order by r.relname`,
    req,
  })
