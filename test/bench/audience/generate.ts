import type pg from 'pg'

type Client = Pick<pg.Client, 'query'>

export type Size = { contacts: number; events: number }

/** A number from 0 to 1 that is the same for the same key and salt, on every machine. */
const part = (key: string, salt: number): string =>
  `((hashint8extended(${key}, ${salt}) & 2147483647) / 2147483648::float8)`

const NAMES = {
  first: ['Ann', 'Ben', 'Chloe', 'David', 'Eva', 'Felix', 'Grace', 'Henry', 'Ines', 'Jonas', 'Kim'],
  last: [
    'Adler',
    'Brown',
    'Conti',
    'Dubois',
    'Evans',
    'Fischer',
    'Garcia',
    'Hansen',
    'Ito',
    'Jung',
  ],
}

const pick = (list: string[], key: string, salt: number): string =>
  `(array[${list.map((item) => `'${item}'`).join(', ')}])[1 + floor(${part(key, salt)} * ${list.length})::int]`

/** A company for every hundred contacts. */
const COMPANIES_SQL = `
  insert into crm_companies (name, created_at, updated_at)
  select 'House of ' || ${pick(NAMES.last, 'n', 11)} || ' ' || n, now(), now()
  from generate_series(1, $1::int) n`

/** Subscribed within two years, a few of them in the last days. */
const CONTACTS_SQL = `
  with houses as materialized (
    select array_agg(id order by id) as ids from crm_companies where name like 'House of %'
  ), people as materialized (select array_agg(id order by email) as ids from users)
  insert into crm_contacts (first_name, last_name, name, email, phone, company_id, owner_id, lifecycle,
    subscribed_at, created_at, updated_at)
  select x.first, x.last, x.first || ' ' || x.last,
    lower(x.first || '.' || x.last) || n || '@example.com', '+4930' || lpad(n::text, 8, '0'),
    houses.ids[1 + n % cardinality(houses.ids)], people.ids[1 + n % cardinality(people.ids)],
    (array['lead', 'lead', 'prospect', 'customer'])[1 + n % 4]::enum_crm_contacts_lifecycle,
    x.at, x.at, x.at
  from generate_series($1::bigint, $2::bigint) n
  cross join houses cross join people
  cross join lateral (
    select ${pick(NAMES.first, 'n', 1)} as first, ${pick(NAMES.last, 'n', 2)} as last,
      date_trunc('milliseconds', now()) - ${part('n', 3)} * interval '730 days' as at) x`

/**
 * Most do little and some a lot (exponentially many events each); a third was seen in the last days,
 * and a fifth not for long; before they fell silent, lately more than long ago.
 */
const EVENTS_SQL = `
  insert into crm_engagement_events (id, contact_id, kind, is_machine, occurred_at, source)
  select md5(c.key || '/' || e), c.id,
    (array['email_open', 'email_open', 'email_open', 'email_open', 'visit', 'visit', 'visit',
      'email_click', 'push_click', 'form']::enum_crm_engagement_events_kind[])
      [1 + floor(${part('k.event', 5)} * 10)::int],
    ${part('k.event', 6)} < 0.06,
    greatest(c.since, date_trunc('milliseconds', now()) - c.quiet * interval '1 day'
      + ln(1 - ${part('k.event', 7)}) * interval '40 days'), 'bench'
  from (
    select id, subscribed_at as since, right(email, -1) as key, hashtextextended(email, 0) as hash
    from crm_contacts where phone between $1::text and $2::text
  ) p
  cross join lateral (select p.*, ${part('p.hash', 4)} as mood) m
  cross join lateral (select m.*, case when mood < 0.35 then mood * 15 when mood < 0.6 then mood * 25
    when mood < 0.8 then mood * 60 else mood * 300 end as quiet) c
  cross join generate_series(1, floor(-ln(1 - ${part('c.hash', 8)}) * $3::float8 + 0.5)::int) e
  cross join lateral (select c.hash + e as event) k`

/** What is built anew behind the rows is built once, and not row by row. */
const INDEXES_SQL = `
  select format('alter table crm_engagement_events drop constraint %I', conname) as "drop",
    format('alter table crm_engagement_events add constraint %I %s', conname, pg_get_constraintdef(oid)) as "make"
  from pg_constraint where conrelid = 'crm_engagement_events'::regclass and contype in ('p', 'f')
  union all
  select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  from pg_index where indrelid = 'crm_engagement_events'::regclass and not indisprimary`

const CONTACTS_AT_ONCE = 50_000

const phone = (n: number): string => `+4930${String(n).padStart(8, '0')}`

const eachLot = async (
  total: number,
  work: (range: { from: number; to: number }) => Promise<unknown>,
): Promise<void> => {
  for (let from = 1; from <= total; from += CONTACTS_AT_ONCE) {
    await work({ from, to: Math.min(total, from + CONTACTS_AT_ONCE - 1) })
  }
}

/**
 * Made-up contacts and their events, the same for the same size; moments are counted back from now.
 * Counters and stages are left to whoever is measured.
 */
export const generateAudience = async ({
  client,
  size: { contacts, events },
}: {
  client: Client
  size: Size
}): Promise<void> => {
  await client.query(COMPANIES_SQL, [Math.ceil(contacts / 100)])
  await eachLot(contacts, ({ from, to }) => client.query(CONTACTS_SQL, [from, to]))
  await client.query('vacuum (analyze) crm_contacts')
  await client.query(`set maintenance_work_mem = '512MB'; set work_mem = '64MB'`)
  const { rows } = await client.query<{ drop: string; make: string }>(INDEXES_SQL)
  for (const { drop } of rows) {
    await client.query(drop)
  }
  await eachLot(contacts, ({ from, to }) =>
    client.query(EVENTS_SQL, [phone(from), phone(to), events / contacts]),
  )
  for (const { make } of rows) {
    await client.query(make)
  }
  await client.query('vacuum (analyze) crm_engagement_events')
  await client.query('reset maintenance_work_mem; reset work_mem')
}
