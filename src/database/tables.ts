import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PgColumn, pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'

import { sql } from '@payloadcms/db-postgres'
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core'

import type { CRMContext } from '../context.js'

import { audienceTables } from './audience/tables.js'
import { duplicateTables } from './duplicates/tables.js'
import { privacyTables } from './privacy/tables.js'
import { searchTables } from './search/tables.js'
import { tableNameOf } from './session.js'
import { trackingTables } from './tracking/tables.js'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/** Names of the tables that are no collections: what the machinery remembers, and nobody edits. */
export const TABLES = {
  aiBreakers: 'crm_ai_breakers',
  aiUsage: 'crm_ai_usage',
  idempotencyKeys: 'crm_idempotency_keys',
  importRows: 'crm_import_rows',
  kept: 'crm_kept',
  leadChanges: 'crm_lead_changes',
  leadHistory: 'crm_lead_history',
  leadTotals: 'crm_lead_totals',
  predictionModels: 'crm_prediction_models',
  rateLimits: 'crm_rate_limits',
  revenueChanges: 'crm_revenue_changes',
  revenueDays: 'crm_revenue_days',
  revenueOrders: 'crm_revenue_orders',
  workFiles: 'crm_work_files',
} as const

/** Which models do not answer at the moment: {@link TABLES.aiBreakers}. */
const aiBreakers = (table: typeof pgTable) =>
  table(TABLES.aiBreakers, {
    // The provider's name and the model's.
    failures: integer('failures').notNull(),
    model: text('model').primaryKey(),
    opened: integer('opened').notNull(),
    probeUntil: timestamp('probe_until', { precision: 3, withTimezone: true }),
    retryAt: timestamp('retry_at', { precision: 3, withTimezone: true }),
    // Changes with each write: whoever has seen another one looks again.
    version: uuid('version').notNull(),
  })

/** What models were asked and what it cost, by calendar day: {@link TABLES.aiUsage}. */
const aiUsage = (table: typeof pgTable) =>
  table(
    TABLES.aiUsage,
    {
      calls: bigint('calls', { mode: 'number' }).notNull().default(0),
      // In the currency of the provider's prices; null where none is known.
      cost: numeric('cost'),
      // In the reporting time zone.
      day: date('day').notNull(),
      failures: bigint('failures', { mode: 'number' }).notNull().default(0),
      // A day's total, by which its budget is kept, has neither function nor model: both are `''`.
      function: text('function').notNull(),
      inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
      model: text('model').notNull(),
      outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    },
    ({ day, function: asked, model }) => [
      primaryKey({ name: 'crm_ai_usage_pk', columns: [day, asked, model] }),
    ],
  )

/** What was learned from closed leads, a row for each version: {@link TABLES.predictionModels}. */
const predictionModels = (table: typeof pgTable) =>
  table(
    TABLES.predictionModels,
    {
      metrics: jsonb('metrics').notNull(),
      model: jsonb('model').notNull(),
      // Id of the pipeline; of all together, `''`.
      pipeline: text('pipeline').notNull(),
      trainedAt: timestamp('trained_at', { precision: 3, withTimezone: true }).notNull(),
      version: integer('version').notNull(),
    },
    ({ pipeline, version }) => [
      primaryKey({ name: 'crm_prediction_models_pk', columns: [pipeline, version] }),
    ],
  )

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

/**
 * What leads were worth when, a row for each change of what counts, written by triggers and never
 * changed: {@link TABLES.leadHistory}.
 */
const leadHistory = (table: typeof pgTable) =>
  table(
    TABLES.leadHistory,
    {
      // Id of the lead, of whatever kind ids are. It stays when the lead is destroyed.
      lead: text('lead').notNull(),
      // Since when this holds, until the lead's next row.
      at: timestamp('at', { precision: 6, withTimezone: true }).notNull(),
      closedAt: timestamp('closed_at', { precision: 6, withTimezone: true }),
      // In the trash, or destroyed.
      deleted: boolean('deleted').notNull(),
      // Whether the lead entered its stage with this row; if so, what it left and when it had entered that.
      entered: boolean('entered').notNull(),
      expectedClose: date('expected_close'),
      fromEnteredAt: timestamp('from_entered_at', { precision: 6, withTimezone: true }),
      fromPipeline: text('from_pipeline'),
      fromStage: text('from_stage'),
      pipeline: text('pipeline'),
      // 0–100, as the stage had it when the lead entered.
      probability: numeric('probability'),
      // The owner, else whoever created the lead.
      rep: text('rep'),
      stage: text('stage'),
      status: text('status').notNull(),
      // The actual value once won, the estimate before.
      value: numeric('value').notNull(),
    },
    ({ at, entered, lead }) => [
      primaryKey({ name: 'crm_lead_history_pk', columns: [lead, at] }),
      index('crm_lead_history_at_idx').on(at),
      index('crm_lead_history_entered_idx')
        .on(at)
        .where(sql`${entered}`),
    ],
  )

/** Which records an import wrote, and what stood there before: {@link TABLES.importRows}. */
const importRows = (table: typeof pgTable) =>
  table(
    TABLES.importRows,
    {
      // Null for a record the import made.
      former: jsonb('former'),
      import: text('import').notNull(),
      record: text('record').notNull(),
      // What the record's own time of change says for as long as nobody else has written to it.
      writtenAt: timestamp('written_at', { precision: 3, withTimezone: true }).notNull(),
    },
    ({ import: imported, record }) => [
      primaryKey({ name: 'crm_import_rows_pk', columns: [imported, record] }),
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

/** What triggers keep, once it is complete: by name, with the hash of its definition. */
const kept = (table: typeof pgTable) =>
  table(TABLES.kept, {
    name: text('name').primaryKey(),
    hash: text('hash').notNull(),
  })

/** How many leads stand where, and what they are worth: of whom, and of whose concern. */
const leadPlace = () => ({
  count: bigint('count', { mode: 'number' }).notNull(),
  /** Nobody is `''`, here and below. */
  owner: text('owner').notNull(),
  pipeline: text('pipeline').notNull(),
  /** The owner, else whoever created the lead. */
  rep: text('rep').notNull(),
  stage: text('stage').notNull(),
  value: numeric('value').notNull(),
})

/** Totals as of the last time they were gathered; {@link TABLES.leadChanges} has what came since. */
const leadTotals = (table: typeof pgTable) =>
  table(TABLES.leadTotals, leadPlace(), ({ owner, pipeline, rep, stage }) => [
    primaryKey({ name: 'crm_lead_totals_pk', columns: [pipeline, stage, owner, rep] }),
  ])

/** Differences, a row for each place a statement touched: writers only add, and wait for nobody. */
const leadChanges = (table: typeof pgTable) =>
  table(
    TABLES.leadChanges,
    { id: uuid('id').primaryKey().defaultRandom(), ...leadPlace() },
    ({ pipeline, stage }) => [index('crm_lead_changes_place_idx').on(pipeline, stage)],
  )

/** What orders that count earn with each product, as the revenue of days was last told. */
const revenueOrders = (table: typeof pgTable) =>
  table(
    TABLES.revenueOrders,
    {
      amount: numeric('amount').notNull(),
      /** In the reporting time zone, for orders that name none: the day they were created. */
      first: date('first').notNull(),
      /** One row of each order: that orders can be counted where products are not told apart. */
      isFirst: boolean('is_first').notNull(),
      last: date('last').notNull(),
      order: text('order_id').notNull(),
      pipeline: text('pipeline').notNull(),
      /** Lines in words are `''`. */
      product: text('product').notNull(),
      rep: text('rep').notNull(),
    },
    ({ order, product }) => [
      primaryKey({ name: 'crm_revenue_orders_pk', columns: [order, product] }),
    ],
  )

/**
 * What happens on a day. Delivered until the end of day `x` (counted from 2000-01-01) is
 * Σ slope × x + base over the days until then: an order that earns `r` a day adds `r` to the slope on
 * its first day, and takes it back on its last.
 */
const revenueEvent = () => ({
  base: numeric('base').notNull(),
  booked: numeric('booked').notNull(),
  day: date('day').notNull(),
  endedLines: bigint('ended_lines', { mode: 'number' }).notNull(),
  endedOrders: bigint('ended_orders', { mode: 'number' }).notNull(),
  lines: bigint('lines', { mode: 'number' }).notNull(),
  orders: bigint('orders', { mode: 'number' }).notNull(),
  pipeline: text('pipeline').notNull(),
  product: text('product').notNull(),
  rep: text('rep').notNull(),
  slope: numeric('slope').notNull(),
})

/** Differences that are still to be gathered: writers only add, and wait for nobody. */
const revenueChanges = (table: typeof pgTable) =>
  table(TABLES.revenueChanges, {
    id: uuid('id').primaryKey().defaultRandom(),
    ...revenueEvent(),
  })

/** By day and by month (its first day), by every combination of what may be asked for; all is `*`. */
const revenueDays = (table: typeof pgTable) =>
  table(
    TABLES.revenueDays,
    { grain: smallint('grain').notNull(), ...revenueEvent() },
    ({ day, grain, pipeline, product, rep }) => [
      primaryKey({
        name: 'crm_revenue_days_pk',
        columns: [grain, day, pipeline, rep, product],
      }),
    ],
  )

/** Adds these tables to the adapter's schema, so that push and `migrate:create` know them. */
export const addTables =
  (crm: Pick<CRMContext, 'slugs'>): SchemaHook =>
  ({ adapter, schema }) => {
    const table = (adapter as unknown as { pgSchema: { table: typeof pgTable } }).pgSchema.table
    const contacts = tableNameOf({
      collection: crm.slugs.contacts,
      req: { payload: { db: adapter } },
    })
    return {
      ...schema,
      tables: {
        ...schema.tables,
        ...privacyTables(table),
        ...searchTables(table),
        ...trackingTables(table),
        ...audienceTables({ contactID: schema.tables[contacts]!.id as unknown as PgColumn, table }),
        ...duplicateTables(table),
        [TABLES.aiBreakers]: aiBreakers(table),
        [TABLES.aiUsage]: aiUsage(table),
        [TABLES.idempotencyKeys]: idempotencyKeys(table),
        [TABLES.importRows]: importRows(table),
        [TABLES.kept]: kept(table),
        [TABLES.leadChanges]: leadChanges(table),
        [TABLES.leadHistory]: leadHistory(table),
        [TABLES.leadTotals]: leadTotals(table),
        [TABLES.predictionModels]: predictionModels(table),
        [TABLES.rateLimits]: rateLimits(table),
        [TABLES.revenueChanges]: revenueChanges(table),
        [TABLES.revenueDays]: revenueDays(table),
        [TABLES.revenueOrders]: revenueOrders(table),
        [TABLES.workFiles]: workFiles(table),
      } as typeof schema.tables,
    }
  }
