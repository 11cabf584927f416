import type { PgTable, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import { index, text } from '@payloadcms/db-postgres/drizzle/pg-core'

import type { SearchKind } from '../../domain/search/types.js'

/** What is searched: a row for each record that is not in the trash, and the words names are made of. */
export const SEARCH_TABLES: Record<SearchKind, string> = {
  companies: 'crm_search_companies',
  leads: 'crm_search_leads',
  people: 'crm_search_people',
}

/** Under this name the database says that all of it is kept. */
export const SEARCH_KEPT = 'search'

export const WORDS_TABLE = 'crm_search_words'

/** Columns by whose beginnings records are found, each with an index in the order of its bytes. */
export const SEARCH_KEYS = ['key1', 'key2', 'key3', 'key4', 'email', 'host', 'phone'] as const

/**
 * Beside the records rather than in them: what machines report of a person (opens, visits, stages)
 * is written a thousand times as often as a name, and would write each of these indexes anew.
 */
const searchTable = (table: typeof pgTable, name: string) =>
  table(
    name,
    {
      // Folded names from their first word, from the second, …: what stood before comes at the end.
      email: text('email'),
      key1: text('key1'),
      key2: text('key2'),
      key3: text('key3'),
      key4: text('key4'),
      // Of the address of a person, or the domain of a company.
      host: text('host'),
      // Digits alone, from the country code on.
      phone: text('phone'),
      record: text('record').primaryKey(),
      // All words, each with a blank before it.
      text: text('text').notNull(),
    },
    (columns) => [
      ...SEARCH_KEYS.map((key) => index(`${name}_${key}_idx`).on(sql`${columns[key]} collate "C"`)),
      index(`${name}_text_idx`).using('gin', sql`${columns.text} gin_trgm_ops`),
    ],
  )

/** Each word of a name once or more, for what was mistyped: far fewer than there are names. */
const wordsTable = (table: typeof pgTable) =>
  table(WORDS_TABLE, { word: text('word').notNull() }, ({ word }) => [
    index('crm_search_words_word_idx').on(sql`${word} collate "C"`),
    index('crm_search_words_trgm_idx').using('gin', sql`${word} gin_trgm_ops`),
  ])

export const searchTables = (table: typeof pgTable): Record<string, PgTable> => ({
  ...Object.fromEntries(
    Object.values(SEARCH_TABLES).map((name) => [name, searchTable(table, name)]),
  ),
  [WORDS_TABLE]: wordsTable(table),
})
