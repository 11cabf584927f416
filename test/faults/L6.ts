import type { Booted } from '../support/bootPayload.js'
import type { Fault } from './fault.js'

const LIMIT = 63

const NAMES = `
  select 'table or index ' || relname as what, relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace
  union all select 'column ' || relname || '.' || attname, attname from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
  union all select 'type ' || typname, typname from pg_type
    where typnamespace = 'public'::regnamespace and typtype = 'e'
  union all select 'constraint ' || conname, conname from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select 'trigger ' || tgname, tgname from pg_trigger where not tgisinternal
  union all select 'function ' || proname, proname from pg_proc
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`

type Name = { name: string; what: string }

const namesOf = async ({ databaseURL }: Booted): Promise<Name[]> => {
  const { withConnection } = await import('../../demo/postgres/connect.js')
  return withConnection({
    url: databaseURL,
    use: async (client) => (await client.query<Name>(NAMES)).rows,
  })
}

export const L6: Fault = {
  id: 'L6',
  does: 'names of every table, column, enum, index, constraint, trigger and function, of the pushed and of the migrated schema',
  goal: `≤ ${LIMIT} characters, none cut off`,
  run: async ({ boot }) => {
    const pushed = await namesOf(await boot({ schema: 'push' }))
    const migrated = await namesOf(await boot({ schema: 'migrations' }))
    const all = [...pushed, ...migrated]
    const longest = all.reduce((one, other) => (other.name.length > one.name.length ? other : one))
    // Postgres cuts a longer name off to exactly as many as it may have.
    const cut = all.filter(({ name }) => Buffer.byteLength(name) >= LIMIT)
    const difference = new Set([...pushed].map(({ what }) => what))
    const missing = migrated.filter(({ what }) => !difference.has(what))
    return {
      details: [
        ...cut.map(({ what }) => `may be cut off: ${what}`),
        ...missing.map(({ what }) => `only migrated: ${what}`),
      ],
      figure: `${pushed.length} pushed and ${migrated.length} migrated names, ${cut.length} of them cut off; the longest has ${longest.name.length} (${longest.name})`,
      isReached: cut.length === 0 && missing.length === 0,
    }
  },
}
