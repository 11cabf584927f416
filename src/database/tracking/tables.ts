import type { PgTable, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { index, text, timestamp } from '@payloadcms/db-postgres/drizzle/pg-core'

/** Names of the tables behind tracked mails. */
export const TRACKING_TABLES = { links: 'crm_tracked_links' } as const

/** Where tracked links lead: a row for each address of a message, whoever it is sent to. */
const links = (table: typeof pgTable) =>
  table(
    TRACKING_TABLES.links,
    {
      // Made from the message and the address.
      id: text('id').primaryKey(),
      createdAt: timestamp('created_at', { precision: 3, withTimezone: true }).notNull(),
      message: text('message').notNull(),
      url: text('url').notNull(),
    },
    ({ message }) => [index('crm_tracked_links_message_idx').on(message)],
  )

/** These tables, for the adapter's schema. */
export const trackingTables = (table: typeof pgTable): Record<string, PgTable> => ({
  [TRACKING_TABLES.links]: links(table),
})
