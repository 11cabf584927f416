import type { ChildProcess } from 'node:child_process'

import { spawn } from 'node:child_process'
import pg from 'pg'

import { createDatabase } from '../../support/databases.js'
import { root } from '../../support/paths.js'
import { createBook, removeBooks, writeBook } from './book.js'

/** The lock under which the demo prepares a database. */
const LOCK = 7_290_325

let client: pg.Client
let database: Awaited<ReturnType<typeof createDatabase>>

beforeEach(async () => {
  database = await createDatabase({ from: 'empty' })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  removeBooks()
  await client.end()
  await database.drop()
})

const importBook = () => {
  const child: ChildProcess = spawn(
    process.execPath,
    ['demo/import.mjs', 'sales', writeBook(createBook())],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'production', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let text = ''
  const listeners: (() => void)[] = []
  const hear = (chunk: unknown): void => {
    text += String(chunk)
    listeners.forEach((listener) => listener())
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const exited = new Promise<null | number>((resolve) => {
    child.once('close', resolve)
  })
  const saw = (part: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): false | void => text.includes(part) && resolve()
      listeners.push(look)
      child.once('close', () => reject(new Error(`Ended without "${part}":\n${text}`)))
      look()
    })
  return { child, exited, output: () => text, saw }
}

const countTables = async (): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int from pg_tables where schemaname = 'public'",
  )
  return rows[0]!.count
}

it('waits while somebody else prepares the database, then migrates and imports', async () => {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  const command = importBook()
  await command.saw('waiting for another process to prepare the database')
  expect(await countTables()).toBe(0)
  await client.query('select pg_advisory_unlock($1)', [LOCK])
  const code = await command.exited
  expect(command.output()).toContain('Imported.')
  expect(code).toBe(0)
}, 180_000)

it('can be stopped while it waits', async () => {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  const command = importBook()
  await command.saw('waiting for another process to prepare the database')
  command.child.kill('SIGINT')
  expect(await command.exited).toBe(130)
  expect(command.output()).toContain('Stopped. Nothing was imported.')
}, 180_000)
