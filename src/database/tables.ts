import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import {
  index,
  primaryKey,
  smallint,
  text,
  timestamp,
} from '@payloadcms/db-postgres/drizzle/pg-core'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/** Names of the tables that are no collections: what the machinery remembers, and nobody edits. */
export const TABLES = {
  idempotencyKeys: 'crm_idempotency_keys',
} as const

/** Answers already given, by the key a client sent: {@link TABLES.idempotencyKeys}. */
const idempotencyKeys = (table: typeof pgTable) =>
  table(
    TABLES.idempotencyKeys,
    {
      answer: text('answer'),
      createdAt: timestamp('created_at', { precision: 3, withTimezone: true })
        .notNull()
        .default(sql`now()`),
      fingerprint: text('fingerprint').notNull(),
      key: text('key').notNull(),
      scope: text('scope').notNull(),
      status: smallint('status'),
    },
    ({ createdAt, key, scope }) => [
      primaryKey({ name: 'crm_idempotency_keys_pk', columns: [scope, key] }),
      index('crm_idempotency_keys_created_idx').on(createdAt),
    ],
  )

/** Adds these tables to the adapter's schema, so that push and `migrate:create` know them. */
export const addTables: SchemaHook = ({ adapter, schema }) => {
  const table = (adapter as unknown as { pgSchema: { table: typeof pgTable } }).pgSchema.table
  return {
    ...schema,
    tables: {
      ...schema.tables,
      [TABLES.idempotencyKeys]: idempotencyKeys(table),
    } as typeof schema.tables,
  }
}
