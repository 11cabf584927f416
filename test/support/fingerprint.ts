import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, string>[] }> }

/**
 * One checksum per table that holds the CRM's records or its users, over every column of every
 * row: equal before and after means that nothing was written.
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
  const sums: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await db.execute(sql`
      select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
      from ${sql.identifier(name!)} t`)
    sums[name!] = rows[0]!.sum!
  }
  return sums
}
