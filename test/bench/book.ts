import type pg from 'pg'

/** As many leads as the demo's sales book holds. */
export const BOOK_SIZE = 8800

/**
 * Leads spread over both pipelines the way the book's are: about half won, a quarter lost, a quarter
 * open. `$1` how many, `$2` the number of the first.
 */
const ADD_SQL = `
  with slots as (
    select p.id as pipeline, s.key, s.type, s.probability,
      row_number() over (order by md5(p.key || s.key || w)) - 1 as slot, count(*) over () as slots
    from crm_pipelines p join crm_pipelines_stages s on s._parent_id = p.id
    cross join lateral
      generate_series(1, case s.type when 'won' then 48 when 'lost' then 28 else 6 end) w
  ), people as (
    select id, row_number() over (order by email) - 1 as person, count(*) over () as people from users
  )
  insert into crm_leads (company_name, contact_name, contact_email, pipeline_id, stage, status,
    probability, estimated_value, actual_value, currency, owner_id, created_by_id, board_order,
    lost_reason, stage_entered_at, last_activity_at, closed_at, created_at, updated_at)
  select 'Company ' || n, 'Contact ' || n, 'contact' || n || '@example.com', slots.pipeline,
    slots.key, slots.type::text::enum_crm_leads_status, slots.probability, 50 + n * 7919 % 30000,
    case slots.type::text when 'won' then 50 + n * 7919 % 30000 end, 'USD', people.id, people.id,
    'f' || lpad(to_hex(n), 6, '0'), case slots.type::text when 'lost' then 'No budget' end,
    at, at, case slots.type::text when 'open' then null else at end, at - interval '20 days', at
  from generate_series($2::bigint, $2::bigint + $1::bigint - 1) n
  join slots on slots.slot = n % slots.slots
  join people on people.person = n % people.people
  cross join lateral (select now() - (n % 400) * interval '1 day' - interval '1 hour' as at) t`

/** Adds made-up leads until there are `total`; does nothing where there are as many already. */
export const growTo = async ({
  client,
  total,
}: {
  client: Pick<pg.Client, 'query'>
  total: number
}): Promise<void> => {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from crm_leads',
  )
  const count = rows[0]?.count ?? 0
  if (count < total) {
    await client.query(ADD_SQL, [total - count, count + 1])
  }
  await client.query('vacuum (analyze) crm_leads')
}

const COLUMNS_SQL = `
  select string_agg(quote_ident(b.column_name), ', ') as names,
    string_agg(quote_ident(a.column_name) || case when b.udt_name like 'enum_%'
      then '::text::' || quote_ident(b.udt_name) else '' end, ', ') as values
  from information_schema.columns a
  join information_schema.columns b on b.column_name = a.column_name and b.table_name = $2
  where a.table_name = $1 and coalesce(b.column_default, '') not like 'nextval%'`

/** Copies what both tables have, except numbers the other counts by itself. */
const copyTable = async ({
  client,
  from,
  to,
}: {
  client: pg.Client
  from: string
  to: string
}): Promise<void> => {
  const { rows } = await client.query<{ names: string; values: string }>(COLUMNS_SQL, [from, to])
  await client.query(`insert into ${to} (${rows[0]?.names}) select ${rows[0]?.values} from ${from}`)
  await client.query(`vacuum (analyze) ${to}`)
}

/** Gives plain Payload the same records, under the same ids. */
export const copyToPlain = async ({ client }: { client: pg.Client }): Promise<void> => {
  await copyTable({ client, from: 'crm_leads', to: 'plain_leads' })
  await copyTable({ client, from: 'crm_leads_texts', to: 'plain_leads_texts' })
}
