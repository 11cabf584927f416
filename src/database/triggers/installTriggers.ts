import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLocalReq } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Definition } from './definitions.js'
import type { Kept } from './types.js'

import { inTransaction } from '../inTransaction.js'
import { postgresErrorOf } from '../postgresError.js'
import { adapterOf, execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'
import { defineKept, namesOf } from './definitions.js'

type Req = Awaited<ReturnType<typeof createLocalReq>>

const run = ({ req, statement }: { req: Req; statement: string }): Promise<unknown> =>
  execute({ query: sql.raw(statement), req })

/** Marks comments of triggers as the plugin's. */
const MARK = 'payload-crm '

/** The plugin's triggers on a table, as they are: names and hashes. */
const readTriggers = async ({ req, table }: { req: Req; table: string }) => {
  const rows = await execute<{ hash: string; name: string }>({
    query: sql`
      select t.tgname as name, substr(d.description, ${MARK.length + 1}::int) as hash
      from pg_trigger t
      join pg_description d on d.objoid = t.oid and d.classoid = 'pg_trigger'::regclass
      where t.tgrelid = ${table}::regclass and t.tgenabled in ('O', 'A')
        and d.description like ${`${MARK}%`}`,
    req,
  })
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

/** What of a definition is not in the database as it should be. */
const findMissing = async ({ definition, req }: { definition: Definition; req: Req }) => {
  const tables = [...new Set(definition.triggers.map(({ table }) => table))]
  const found = new Map<string, Map<string, string>>()
  for (const table of tables) {
    found.set(table, await readTriggers({ req, table }))
  }
  const [state] = await execute<{ hash: string }>({
    query: sql`select hash from ${ownTable({ name: TABLES.kept, req })} where name = ${definition.name}`,
    req,
  })
  const wanted = new Set(definition.triggers.map(({ name }) => name))
  return {
    isComplete:
      state?.hash === definition.hash &&
      definition.triggers.every(({ name, hash, table }) => found.get(table)?.get(name) === hash),
    superfluous: tables.flatMap((table) =>
      [...found.get(table)!.keys()]
        .filter((name) => name.startsWith(`crm_${definition.name}_`) && !wanted.has(name))
        .map((name) => ({ name, table })),
    ),
    tables,
  }
}

/** Installs what one thing kept consists of, and fills it, while nobody can write to its tables. */
const install = async ({
  definition,
  req,
}: {
  definition: Definition
  req: Req
}): Promise<void> => {
  await execute({ query: sql`select pg_advisory_xact_lock(hashtext('payload-crm triggers'))`, req })
  const { isComplete, superfluous, tables } = await findMissing({ definition, req })
  if (isComplete) {
    return // by another node, meanwhile
  }
  // Shorter than the database waits before it looks for deadlocks: writers come first.
  await run({ req, statement: `set local lock_timeout = '500ms'` })
  await run({ req, statement: `lock table ${tables.join(', ')} in share row exclusive mode` })
  await run({ req, statement: 'set local lock_timeout = 0' })
  for (const { name, table } of superfluous) {
    await run({ req, statement: `drop trigger if exists "${name}" on ${table}` })
  }
  for (const statement of definition.functions) {
    await run({ req, statement })
  }
  for (const { name, create, createFunction, hash, table } of definition.triggers) {
    await run({ req, statement: createFunction })
    await run({ req, statement: create })
    await run({ req, statement: `comment on trigger "${name}" on ${table} is '${MARK}${hash}'` })
  }
  for (const statement of definition.fill) {
    await run({ req, statement })
  }
  await execute({
    query: sql`
      insert into ${ownTable({ name: TABLES.kept, req })} (name, hash)
      values (${definition.name}, ${definition.hash})
      on conflict (name) do update set hash = excluded.hash`,
    req,
  })
}

const LOCK_NOT_AVAILABLE = '55P03'
const ATTEMPTS = 20

const installOnce = async ({
  definition,
  payload,
}: {
  definition: Definition
  payload: Payload
}): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const req = await createLocalReq({}, payload)
    try {
      await inTransaction({ req, work: () => install({ definition, req }) })
      return
    } catch (error) {
      if (postgresErrorOf(error)?.state !== LOCK_NOT_AVAILABLE || attempt === ATTEMPTS) {
        throw error
      }
      await sleep(200 * attempt)
    }
  }
}

/**
 * Brings the triggers of the database in line with what the plugin keeps. Where they are already, it
 * reads and locks nothing. What is new is filled from the tables in the same transaction, so that
 * what is kept is never half of something.
 */
export const installTriggers = async ({
  crm,
  kept,
  payload,
}: {
  crm: CRMContext
  kept: Kept[]
  payload: Payload
}): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const names = namesOf({ adapter: adapterOf(req), crm })
  for (const one of kept) {
    const definition = defineKept({ kept: one, names })
    const { isComplete } = await findMissing({ definition, req })
    if (!isComplete) {
      await installOnce({ definition, payload })
    }
  }
}
