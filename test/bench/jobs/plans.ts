import type pg from 'pg'

import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Job, JobContext } from './types.js'

type Statement = { milliseconds: number; sql: string; values: (null | string)[] }

const RECORD = /duration: ([\d.]+) ms {2}(?:execute [^:]*|statement): ([\s\S]*)/
const VALUES = /^DETAIL: {2}Parameters: ([\s\S]*)/i
const VALUE = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g

const toValues = (detail: string): (null | string)[] =>
  [...detail.matchAll(VALUE)].map(([, value]) => value?.replaceAll("''", "'") ?? null)

/**
 * What the log says was executed. Continued lines start with a tab; a statement's parameters follow
 * it, and those of its parse and bind steps follow them.
 */
const toStatements = (log: string): Statement[] => {
  const records = log.split(/\n(?!\t)/).map((record) => record.replace(/^@@/, '').trim())
  return records.flatMap((record, index) => {
    const [, milliseconds, sql] = RECORD.exec(record) ?? []
    const [, values] = VALUES.exec(records[index + 1] ?? '') ?? []
    return sql
      ? [{ milliseconds: Number(milliseconds), sql, values: values ? toValues(values) : [] }]
      : []
  })
}

/** All statements the database ran while `work` was done. */
const record = async ({
  app,
  pool,
  work,
}: { work: () => Promise<unknown> } & Pick<JobContext, 'app' | 'pool'>): Promise<Statement[]> => {
  const set = async (milliseconds: number): Promise<void> => {
    await pool.query(`alter system set log_min_duration_statement = ${milliseconds}`)
    await pool.query(`alter system set log_line_prefix = '@@'`)
    await pool.query('select pg_reload_conf()')
    await sleep(300)
  }
  await set(0)
  const before = readFileSync(app.databaseLog, 'utf8').length
  await work()
  const log = readFileSync(app.databaseLog, 'utf8').slice(before)
  await set(-1)
  return toStatements(log)
}

/** Runs a statement once more, takes it back, and says how Postgres went about it. */
const explain = async ({
  client,
  statement: { sql, values },
}: {
  client: pg.PoolClient
  statement: Statement
}): Promise<string> => {
  await client.query('begin')
  try {
    const { rows } = await client.query<Record<'QUERY PLAN', string>>(
      `explain (analyze, buffers, costs off) ${sql}`,
      values,
    )
    return rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')
  } finally {
    await client.query('rollback')
  }
}

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

/** Prints the statements behind what `work` does, with their plans. */
export const show = async ({
  name,
  app,
  pool,
  print,
  work,
}: { name: string; work: () => Promise<unknown> } & Pick<
  JobContext,
  'app' | 'pool' | 'print'
>): Promise<void> => {
  await work()
  const statements = await record({ app, pool, work })
  const client = await pool.connect()
  try {
    print(`\n${name}: ${statements.length} statements`)
    for (const statement of statements) {
      print(`\n  ${statement.milliseconds.toFixed(2)} ms  ${oneLine(statement.sql)}`)
      if (/^\s*(?:select|update|insert|with)\b/i.test(statement.sql)) {
        print(await explain({ client, statement }))
      }
    }
  } finally {
    client.release()
  }
}

/** The statements behind a board, a move and their plain counterparts, with their plans. */
export const plans: Job = async ({ send, ...context }) => {
  const { rows } = await context.pool.query<{ id: string }>(
    `select id from crm_leads where status = 'open' and deleted_at is null limit 1`,
  )
  const id = rows[0]?.id
  let turn = 0
  const patch = (path: string) => () =>
    send({ body: { stage: (turn += 1) % 2 ? 'proposal' : 'qualified' }, method: 'PATCH', path })
  await show({
    ...context,
    name: 'GET /api/crm/board/new_logo',
    work: () => send({ path: '/api/crm/board/new_logo' }),
  })
  await show({
    ...context,
    name: 'PATCH /api/crm/leads/:id',
    work: patch(`/api/crm/leads/${id}`),
  })
  await show({
    ...context,
    name: 'PATCH /api/plain-leads/:id',
    work: patch(`/api/plain-leads/${id}?depth=0`),
  })
}
