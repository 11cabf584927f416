import type { PgColumn, PgTable, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import {
  bigint,
  customType,
  index,
  primaryKey,
  text,
  timestamp,
  uuid,
} from '@payloadcms/db-postgres/drizzle/pg-core'

/** Names of the tables beside contacts: what the rules of engagement read, and what they decided. */
export const AUDIENCE_TABLES = {
  engagement: 'crm_engagement',
  moves: 'crm_engagement_moves',
  stageChanges: 'crm_engagement_changes',
  stageTotals: 'crm_engagement_totals',
} as const

/** As precise as the moments of events. */
const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true })

/** A contact's id, of whatever kind ids are; the row goes when the contact is destroyed. */
const contactColumn = (contactID: PgColumn) => {
  const type = contactID.getSQLType()
  return customType({ dataType: () => (type === 'serial' ? 'integer' : type) })('contact')
    .notNull()
    .references(() => contactID, { onDelete: 'cascade' })
}

/**
 * As much of a contact's events as decides about its stage, now and at any later time: a pass over
 * all contacts reads no events.
 */
const engagement = (table: typeof pgTable, contactID: PgColumn) =>
  table(
    AUDIENCE_TABLES.engagement,
    {
      contact: contactColumn(contactID).primaryKey(),
      // The next moment at which the stage may change although nothing happens; null for never.
      dueAt: moment('due_at'),
      enteredAt: moment('entered_at').notNull(),
      // The last sign of life of any kind.
      lastEventAt: moment('last_event_at'),
      // The last three, and the last five, latest first.
      lastOpens: moment('last_opens').array(),
      lastVisits: moment('last_visits').array(),
      // Of each week of the calendar, the first open and the last.
      openWeeks: moment('open_weeks').array(),
      // Subscribed, else created.
      since: moment('since').notNull(),
      stage: text('stage').notNull(),
    },
    ({ contact, dueAt, enteredAt, stage }) => [
      index('crm_engagement_due_idx').on(dueAt),
      // The order of the audience board.
      index('crm_engagement_stage_idx').on(stage, enteredAt, contact),
    ],
  )

/** Which contact went from which stage to which, when and why; never changed. */
const moves = (table: typeof pgTable, contactID: PgColumn) =>
  table(
    AUDIENCE_TABLES.moves,
    {
      id: uuid('id').primaryKey().defaultRandom(),
      at: moment('at').notNull(),
      // `events`, `time`, `profile` (subscribed at another time), `rebuild`
      cause: text('cause').notNull(),
      contact: contactColumn(contactID),
      from: text('from_stage').notNull(),
      to: text('to_stage').notNull(),
    },
    ({ at, contact }) => [
      index('crm_engagement_moves_contact_idx').on(contact, at),
      index('crm_engagement_moves_at_idx').on(at),
    ],
  )

/** How many contacts are in a stage: of whose concern, and how far they have come with us. */
const place = () => ({
  count: bigint('count', { mode: 'number' }).notNull(),
  lifecycle: text('lifecycle').notNull(),
  /** Nobody is `''`. */
  owner: text('owner').notNull(),
  stage: text('stage').notNull(),
})

/** Counts as of the last time they were gathered. */
const stageTotals = (table: typeof pgTable) =>
  table(AUDIENCE_TABLES.stageTotals, place(), ({ lifecycle, owner, stage }) => [
    primaryKey({ name: 'crm_engagement_totals_pk', columns: [stage, owner, lifecycle] }),
  ])

/** Differences since, a row for each place a statement touched: writers only add. */
const stageChanges = (table: typeof pgTable) =>
  table(AUDIENCE_TABLES.stageChanges, {
    id: uuid('id').primaryKey().defaultRandom(),
    ...place(),
  })

/** These tables, for the adapter's schema. */
export const audienceTables = ({
  contactID,
  table,
}: {
  /** The id column of contacts. */
  contactID: PgColumn
  table: typeof pgTable
}): Record<string, PgTable> => ({
  [AUDIENCE_TABLES.engagement]: engagement(table, contactID),
  [AUDIENCE_TABLES.moves]: moves(table, contactID),
  [AUDIENCE_TABLES.stageChanges]: stageChanges(table),
  [AUDIENCE_TABLES.stageTotals]: stageTotals(table),
})
