import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import {
  bigint,
  customType,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  timestamp,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/** Names of the tables that are no collections: what the machinery remembers, and nobody edits. */
export const TABLES = {
  idempotencyKeys: 'crm_idempotency_keys',
  rateLimits: 'crm_rate_limits',
  workFiles: 'crm_work_files',
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

/** How often something was done lately, as `rate-limiter-flexible` writes it: {@link TABLES.rateLimits}. */
const rateLimits = (table: typeof pgTable) =>
  table(
    TABLES.rateLimits,
    {
      // The library names no columns when it inserts: they have to stand in this order.
      key: varchar('key', { length: 255 }).primaryKey(),
      // How often.
      points: integer('points').notNull().default(0),
      // Until when, in milliseconds since 1970.
      expire: bigint('expire', { mode: 'number' }),
    },
    ({ expire }) => [index('crm_rate_limits_expire_idx').on(expire)],
  )

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** What was uploaded and is still to be worked on, in pieces, by the key of the work. */
const workFiles = (table: typeof pgTable) =>
  table(
    TABLES.workFiles,
    {
      name: text('name').notNull(),
      bytes: bytea('bytes').notNull(),
      chunk: integer('chunk').notNull(),
      file: integer('file').notNull(),
      workKey: text('work_key').notNull(),
    },
    ({ chunk, file, workKey }) => [
      primaryKey({ name: 'crm_work_files_pk', columns: [workKey, file, chunk] }),
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
      [TABLES.rateLimits]: rateLimits(table),
      [TABLES.workFiles]: workFiles(table),
    } as typeof schema.tables,
  }
}
