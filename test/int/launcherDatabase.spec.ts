import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Database } from '../../demo/postgres/startDatabase.js'

import { checkDatabase, withConnection } from '../../demo/postgres/connect.js'
import { startDatabase } from '../../demo/postgres/startDatabase.js'
import { isAlive, waitUntilGone } from '../../demo/system/processes.js'
import { listCommands } from '../support/listCommands.js'
import { makeFolder } from '../support/throwAwayDatabase.js'

const start = (folder: string, signal = new AbortController().signal): Promise<Database> =>
  startDatabase({ folder, signal })

const writeRow = ({ url }: Database): Promise<unknown> =>
  withConnection({
    url,
    use: (client) => client.query('create table kept as select 42 as answer'),
  })

const readRow = ({ url }: Database): Promise<unknown> =>
  withConnection({
    url,
    use: async (client) => (await client.query<{ answer: number }>('table kept')).rows[0]?.answer,
  })

describe('the database of the launcher', () => {
  let folder: string

  beforeEach(() => {
    folder = makeFolder()
  })
  afterEach(() => {
    rmSync(folder, { force: true, recursive: true })
  })

  it('keeps a row when Postgres was ended by kill -9', async () => {
    const first = await start(folder)
    await writeRow(first)
    process.kill(first.pid, 'SIGKILL')
    await waitUntilGone({ milliseconds: 10_000, pid: first.pid })

    const second = await start(folder)
    const row = await readRow(second)
    await second.stop()

    expect(row).toBe(42)
    expect(second.found).toBe('leftover')
  }, 180_000)

  it('takes over from a Postgres whose launcher was killed', async () => {
    const orphan = await start(folder)
    await writeRow(orphan)

    const second = await start(folder)
    const row = await readRow(second)
    const isOrphanAlive = isAlive({ pid: orphan.pid })
    await second.stop()

    expect(row).toBe(42)
    expect(second.found).toBe('leftover')
    expect(isOrphanAlive).toBe(false)
  }, 180_000)

  it('leaves no process and an intact folder when it is broken off half-way', async () => {
    const controller = new AbortController()
    const broken = start(folder, controller.signal)
    await sleep(300)
    controller.abort()
    await expect(broken).rejects.toThrow('aborted')
    expect(listCommands().filter((command) => command.includes(folder))).toStrictEqual([])

    const next = await start(folder)
    await next.stop()
    expect(next.found).toBe('nothing')
  }, 180_000)

  it('listens on this machine alone, with a password', async () => {
    const database = await start(folder)
    const stranger = Object.assign(new URL(database.url), { password: 'wrong' }).href
    const refused = withConnection({ url: stranger, use: (client) => client.query('select 1') })
    await expect(refused).rejects.toThrow('password authentication failed')
    const addresses = await withConnection({
      url: database.url,
      use: async (client) =>
        (await client.query<{ listen_addresses: string }>('show listen_addresses')).rows,
    })
    await database.stop()
    expect(addresses).toStrictEqual([{ listen_addresses: '127.0.0.1' }])
  }, 180_000)
})

describe('a Postgres of DATABASE_URL', () => {
  it('is refused with one sentence when nothing listens there', async () => {
    await expect(checkDatabase({ url: 'postgres://crm:secret@127.0.0.1:1/crm' })).rejects.toThrow(
      'The Postgres of DATABASE_URL (127.0.0.1:1/crm) cannot be used: nothing listens there.',
    )
  })

  it('is refused when the database does not exist there', async () => {
    const url = Object.assign(new URL(String(process.env.CRM_TEST_DATABASE_URL)), {
      pathname: '/absent',
    }).href
    await expect(checkDatabase({ url })).rejects.toThrow('that database does not exist')
  })
})
