import type pg from 'pg'

import { leadTotals } from '../../src/database/rollUps/leadTotals.js'
import { revenue } from '../../src/database/rollUps/revenue.js'

/**
 * Orders of three years on the leads there are: three in four with one line, the others with two,
 * running a day to four months, one in twenty cancelled, one in fifty without a first day. `$1` how
 * many, `$2` the number of the first.
 */
const ADD_ORDERS_SQL = `
  with people as (
    select id, row_number() over (order by id) - 1 as place from crm_leads where deleted_at is null
  )
  insert into crm_orders (name, lead_id, status, start_date, end_date, total_value, created_at)
  select 'Order ' || n, people.id,
    case n % 20 when 0 then 'cancelled' when 1 then 'active' else 'completed' end::enum_crm_orders_status,
    case when n % 50 > 0 then at end, at + (n * 31 % 120) * interval '1 day', 0, at
  from (
    select n, n * 7919 % (select count(*) from people) as place, date_trunc('day', now())
      + interval '12 hours' - (n * 104729 % 1095) * interval '1 day' as at
    from generate_series($2::bigint, $2::bigint + $1::bigint - 1) n
  ) o join people using (place)`

const ADD_LINES_SQL = `
  with goods as (
    select id, name, row_number() over (order by code) - 1 as place from crm_products
  ), made as (
    select id, substr(name, 7)::bigint as n from crm_orders o
    where name ~ '^Order [0-9]+$' and not exists (select from crm_orders_lines x where x._parent_id = o.id)
  )
  insert into crm_orders_lines (_order, _parent_id, id, product_id, label, quantity, price)
  select line, l.id, n || '-' || line, goods.id, goods.name, 1 + n % 9, (100 + n * 13 % 90000) / 100.0
  from (
    select made.id, n, line, (n + line) % (select count(*) from goods) as place
    from made cross join lateral generate_series(1, case n % 4 when 0 then 2 else 1 end) line
  ) l join goods using (place)`

const names = {
  idTypeOf: () => 'uuid',
  own: (name: string) => name,
  tableOf: (collection: string, subTable?: string) =>
    `crm_${collection}${subTable === undefined ? '' : `_${subTable}`}`,
}

/** Counts everything that is kept from the records, as at the first start with the plugin. */
const fill = async (client: pg.PoolClient): Promise<void> => {
  for (const kept of [leadTotals, revenue]) {
    for (const statement of kept.define(names).fill) {
      await client.query(statement)
    }
  }
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** Adds made-up orders until there are `total`, past the triggers, and has everything counted then. */
export const growOrdersTo = async ({
  pool,
  total,
}: {
  pool: pg.Pool
  total: number
}): Promise<{ added: number; filling: number; loading: number }> => {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from crm_orders',
    )
    const from = rows[0]!.count
    await client.query(`set session_replication_role = 'replica'`)
    const loading = await seconds(async () => {
      await client.query(ADD_ORDERS_SQL, [Math.max(0, total - from), from + 1])
      await client.query('analyze crm_orders')
      await client.query(ADD_LINES_SQL)
    })
    await client.query(`set session_replication_role = 'origin'`)
    await client.query('analyze crm_orders_lines')
    const filling = await seconds(() => fill(client))
    await client.query('vacuum (analyze)')
    return { added: Math.max(0, total - from), filling, loading }
  } finally {
    client.release()
  }
}
