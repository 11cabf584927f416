import type { PgTable, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import {
  index,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from '@payloadcms/db-postgres/drizzle/pg-core'

/** Names of the tables of what stands twice; ids of records are text in them, of whatever kind they are. */
export const DUPLICATE_TABLES = {
  duplicates: 'crm_duplicates',
  mergeRows: 'crm_merge_rows',
  merges: 'crm_merges',
} as const

const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true })

/** Pairs that look like one, and what was decided about them. */
const duplicates = (table: typeof pgTable) =>
  table(
    DUPLICATE_TABLES.duplicates,
    {
      id: uuid('id').primaryKey().defaultRandom(),
      // The ids of the two, the lower text first.
      a: text('a').notNull(),
      b: text('b').notNull(),
      decidedAt: moment('decided_at'),
      decidedBy: text('decided_by'),
      foundAt: moment('found_at')
        .notNull()
        .default(sql`now()`),
      kind: text('kind').notNull(),
      reasons: jsonb('reasons').notNull(),
      score: smallint('score').notNull(),
      status: text('status').notNull().default('open'),
    },
    ({ id, a, b, kind, score, status }) => [
      uniqueIndex('crm_duplicates_pair_idx').on(kind, a, b),
      index('crm_duplicates_b_idx').on(kind, b),
      index('crm_duplicates_queue_idx').on(kind, status, score.desc(), id),
    ],
  )

/** Two records that were made one, with what is needed to take that back. */
const merges = (table: typeof pgTable) =>
  table(
    DUPLICATE_TABLES.merges,
    {
      id: uuid('id').primaryKey().defaultRandom(),
      // What the winner said afterwards, of the fields that the merge has changed.
      after: jsonb('after').notNull(),
      // What it had said of them.
      before: jsonb('before').notNull(),
      kind: text('kind').notNull(),
      loser: text('loser').notNull(),
      // The whole record as it was.
      loserBefore: jsonb('loser_before').notNull(),
      mergedAt: moment('merged_at').notNull(),
      mergedBy: text('merged_by'),
      undoneAt: moment('undone_at'),
      undoneBy: text('undone_by'),
      winner: text('winner').notNull(),
    },
    ({ kind, loser, mergedAt, undoneAt, winner }) => [
      index('crm_merges_winner_idx').on(kind, winner),
      // A record goes into one other at a time.
      uniqueIndex('crm_merges_loser_idx')
        .on(kind, loser)
        .where(sql`${undoneAt} is null`),
      index('crm_merges_at_idx').on(mergedAt),
    ],
  )

/** Rows that pointed to the one that was merged away, and point to the other since. */
const mergeRows = (table: typeof pgTable) =>
  table(
    DUPLICATE_TABLES.mergeRows,
    {
      column: text('column_name').notNull(),
      merge: uuid('merge').notNull(),
      row: text('row_key').notNull(),
      table: text('table_name').notNull(),
    },
    ({ column, merge, row, table: name }) => [
      primaryKey({ name: 'crm_merge_rows_pk', columns: [merge, name, column, row] }),
    ],
  )

/** These tables, for the adapter's schema. */
export const duplicateTables = (table: typeof pgTable): Record<string, PgTable> => ({
  [DUPLICATE_TABLES.duplicates]: duplicates(table),
  [DUPLICATE_TABLES.mergeRows]: mergeRows(table),
  [DUPLICATE_TABLES.merges]: merges(table),
})
