import type { Client } from '../client.js'
import type { FaultyDatabase } from '../postgres.js'
import type { Ids } from './values.js'

import { expectOK } from '../client.js'

const COUNT = 20

type Make = (path: string, data: Record<string, unknown>) => Promise<string>

const createMake =
  (client: Client): Make =>
  async (path, body) => {
    const answer = await client.send<{ doc: { id: string } }>({ body, method: 'POST', path })
    return expectOK(answer).doc.id
  }

const LINES = [{ label: 'Banner', price: 10.5 }]

/** As if nobody had asked before: whoever is told to come later gets no further than that. */
const liftLimits = async (database: FaultyDatabase): Promise<void> => {
  await database.query(
    `create function count_nothing() returns trigger language plpgsql as
       $$ begin new.points := 0; return new; end $$;
     create trigger count_nothing before insert or update on crm_rate_limits
       for each row execute function count_nothing()`,
  )
}

/** A few records of every kind, each hanging on one of the kind before. */
export const fillBase = async ({
  client,
  database,
}: {
  client: Client
  database: FaultyDatabase
}): Promise<void> => {
  const make = createMake(client)
  await liftLimits(database)
  // Work is made by the engine alone; there is some of every state, none of it anybody's to do.
  await database.query(
    `insert into crm_work (key, kind, state, attempts, max_attempts)
     select 'work ' || state, 'nobody does this', state, 1, 3
     from unnest(array['dead', 'done', 'cancelled', 'queued', 'running']) as state`,
  )
  await database.query(
    `insert into crm_imports (file_name, kind, status)
     select kind || '.csv', kind, 'done' from unnest(array['delivery', 'sales']) as kind`,
  )
  for (let at = 0; at < COUNT; at += 1) {
    const company = await make('/crm-companies', { name: `Company ${at}`, kind: 'advertiser' })
    const lead = await make('/crm/leads', {
      company,
      companyName: `Company ${at}`,
      contactEmail: `person${at}@example.com`,
      estimatedValue: 1000 + at,
      tags: ['print', 'online'],
    })
    const proposal = await make('/crm/proposals', { name: `Offer ${at}`, lead, lines: LINES })
    const order = await make('/crm/orders', { name: `Order ${at}`, lead, lines: LINES, proposal })
    await make('/crm/performance', {
      campaignName: `Campaign ${at}`,
      clicks: 10,
      impressions: 1000,
      order,
      periodEnd: '2026-03-31',
      periodStart: '2026-03-01',
    })
    await make('/crm-activities', {
      type: 'note',
      lead,
      occurredAt: '2026-03-01T00:00:00.000Z',
      subject: `Note ${at}`,
    })
    await make('/crm/goals', {
      period: 'month',
      start: `${2000 + at}-01-01`,
      target: 1000 * at,
    })
    await make('/crm-products', {
      name: `Product ${at}`,
      code: `P${at}`,
      pricingModel: 'CPM',
      unitPrice: 5,
    })
  }
}

/** Ids of a table's rows, in the order in which they were made. */
export const readIDs = async ({
  database,
  table,
}: {
  database: FaultyDatabase
  table: string
}): Promise<Ids> => {
  const rows = await database.query<{ id: string }>(
    `select id::text from ${table} order by created_at, id limit 5`,
  )
  const [first, ...rest] = rows.map(({ id }) => id)
  if (first === undefined) {
    throw new Error(`There is nothing in ${table}.`)
  }
  return [first, ...rest]
}

const tablesOf = async (database: FaultyDatabase): Promise<string[]> => {
  const rows = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name like 'crm%'`,
  )
  return rows.map(({ name }) => name)
}

/**
 * Remembers every row of the CRM's tables, in a schema of their own; what comes back puts them there
 * again, so that every target finds the same records whatever was done to them before.
 */
export const keepBase = async ({
  database,
}: {
  database: FaultyDatabase
}): Promise<() => Promise<void>> => {
  const tables = await tablesOf(database)
  await database.query(
    [
      'create schema base',
      ...tables.map((name) => `create table base.${name} as table ${name}`),
    ].join(';'),
  )
  const restore = [
    'begin',
    // Neither foreign keys nor triggers: the rows are put back as they were, in any order.
    `set local session_replication_role = replica`,
    ...tables.map((name) => `delete from ${name}`),
    ...tables.map((name) => `insert into ${name} overriding system value table base.${name}`),
    'commit',
  ].join(';')
  return async () => {
    await database.query(restore)
  }
}
