import type { PgTable, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import { text, timestamp } from '@payloadcms/db-postgres/drizzle/pg-core'

export const SUPPRESSIONS_TABLE = 'crm_suppressions'

/** Addresses of people who were erased, as hashes that say nothing without the app's secret. */
const suppressions = (table: typeof pgTable) =>
  table(SUPPRESSIONS_TABLE, {
    createdAt: timestamp('created_at', { precision: 3, withTimezone: true })
      .notNull()
      .default(sql`now()`),
    hash: text('hash').primaryKey(),
  })

/** This table, for the adapter's schema. */
export const privacyTables = (table: typeof pgTable): Record<string, PgTable> => ({
  [SUPPRESSIONS_TABLE]: suppressions(table),
})
