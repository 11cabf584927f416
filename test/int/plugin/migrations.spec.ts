import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { bootPayload } from '../../support/bootPayload.js'

type Executor = { execute: (query: unknown) => Promise<{ rows: Record<string, string>[] }> }

const linesOf = async (payload: Payload, query: ReturnType<typeof sql>): Promise<string[]> => {
  const { rows } = await (payload.db as unknown as { drizzle: Executor }).drizzle.execute(query)
  return rows.map(({ line }) => line!).sort()
}

/** Columns, indexes and foreign keys of a database, as lines that can be compared. */
const schemaOf = async (payload: Payload) => ({
  columns: await linesOf(
    payload,
    sql`select concat_ws(' ', table_name, column_name, udt_name, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'`,
  ),
  indexes: await linesOf(
    payload,
    sql`select indexdef as line from pg_indexes where schemaname = 'public'`,
  ),
  keys: await linesOf(
    payload,
    sql`select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as line
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  ),
  names: await linesOf(
    payload,
    sql`select relname as line from pg_class where relnamespace = 'public'::regnamespace`,
  ),
})

describe('the demo’s migrations', () => {
  it('make exactly the schema of the collections, with names Postgres does not cut', async () => {
    const pushed = await bootPayload({ schema: 'push' })
    const migrated = await bootPayload({ schema: 'migrations' })

    const expected = await schemaOf(pushed.payload)
    expect(expected.columns.length).toBeGreaterThan(100)
    expect(await schemaOf(migrated.payload)).toEqual(expected)
    expect(expected.names.filter((name) => name.length >= 63)).toEqual([])

    await Promise.all([migrated.stop(), pushed.stop()])
  })
})
