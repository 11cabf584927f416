import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, string>[] }> }

/**
 * How many rows there are in each table that holds the CRM's records or its users, and the latest
 * transaction that wrote one: equal before and after means that nothing was written. Read in one
 * statement, without looking at what the rows say: hundreds of tests ask for it twice each.
 */
export const fingerprint = async ({
  payload,
}: {
  payload: Payload
}): Promise<Record<string, string>> => {
  const db = (payload.db as unknown as { drizzle: Executor }).drizzle
  const { rows: tables } = await db.execute(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and (table_name like 'crm%' or table_name = 'users')
      and table_name <> 'crm_rate_limits'`) // counts refused requests, as it should
  const sums = tables.map(
    ({ name }) => sql`
      select ${name}::text as name, count(*) || ':' || coalesce(max(xmin::text::bigint), 0) as sum
      from ${sql.identifier(name!)}`,
  )
  const { rows } = await db.execute(sql.join(sums, sql` union all `))
  return Object.fromEntries(rows.map(({ name, sum }) => [name!, sum!]))
}
