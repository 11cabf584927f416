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

/** What the sales engine alone makes: insights about the leads, messages about the orders, and runs. */
const fillEngine = async (database: FaultyDatabase): Promise<void> => {
  await database.query(
    `insert into crm_ai_insights (kind, lead_id, topic, value, payload, source, status)
       select 'churn', id, '', 50, '{}', 'rules', 'current' from crm_leads;
     insert into crm_advertiser_prompts (kind, lead_id, order_id, message, performance_version, status)
       select 'performance', lead_id, id, 'Well done.', id::text, 'pending' from crm_orders;
     insert into crm_ai_runs (kind, key, status, total, done)
       select 'score_leads', 'run ' || status, status::enum_crm_ai_runs_status, 10, 5
       from unnest(array['queued', 'running', 'done', 'failed', 'cancelled']) as status`,
  )
}

/** What machines report of each contact. */
const fillEvents = async (database: FaultyDatabase): Promise<void> => {
  await database.query(
    `insert into crm_engagement_events (id, contact_id, kind, occurred_at)
       select 'event ' || id, id, 'visit', now() from crm_contacts`,
  )
}

/** Pairs that look alike, and merges, under the ids of leads: routes to what is no collection get those. */
const fillDuplicates = async (database: FaultyDatabase): Promise<void> => {
  await database.query(
    `with people as (select id::text as id, row_number() over (order by id) as at from crm_contacts),
       pairs as (
         select l.id, p.id as one, q.id as other
         from (select id, row_number() over (order by created_at, id) as at from crm_leads) l
         join people p on p.at = l.at join people q on q.at = l.at + 1),
       merged as (
         insert into crm_merges (id, kind, winner, loser, before, after, loser_before, merged_at)
         select id, 'contacts', one, other, '{}', '{}', '{}', now() from pairs)
     insert into crm_duplicates (id, kind, a, b, score, reasons)
     select id, 'contacts', least(one, other), greatest(one, other), 75, '[]' from pairs
     on conflict do nothing`,
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
     select kind || '.csv', kind, 'done' from unnest(array['delivery', 'contacts']) as kind`,
  )
  for (let at = 0; at < COUNT; at += 1) {
    const company = await make('/crm-companies', { name: `Company ${at}`, kind: 'advertiser' })
    await make('/crm-contacts', {
      company,
      email: `contact${at}@example.com`,
      firstName: `Person ${at}`,
      tags: ['reader'],
    })
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
  await fillEngine(database)
  await fillEvents(database)
  await fillDuplicates(database)
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
    // Events are of a moment, and of no making.
    `select id::text from ${table} made order by to_jsonb(made)->>'created_at', id limit 5`,
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
