import type { Server } from 'node:net'

import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

import { findFreePort } from '../../demo/system/ports.js'
import { isAlive, waitUntilGone } from '../../demo/system/processes.js'
import { launch } from '../support/launcher.js'
import { listCommands } from '../support/listCommands.js'
import { makeFolder } from '../support/throwAwayDatabase.js'

const listen = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
  })

const postmasterOf = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

describe('npm run demo', () => {
  let folder: string
  let PORT: string

  beforeEach(async () => {
    folder = makeFolder()
    PORT = String(await findFreePort())
  })
  afterEach(() => {
    rmSync(folder, { force: true, recursive: true })
  })

  const start = (env: Record<string, string> = {}): ReturnType<typeof launch> =>
    launch({ env: { CRM_DATA_DIR: folder, DATABASE_URL: '', DEMO_DATA: 'none', PORT, ...env } })

  it('refuses a taken port with one sentence before it starts anything', async () => {
    const other = await listen(Number(PORT))
    const demo = start()
    const code = await demo.exited
    other.close()
    expect(code).toBe(1)
    expect(demo.output()).toContain(`Port ${PORT} is taken. Stop what listens there`)
    expect(demo.output()).not.toContain('Database')
  })

  it('refuses a database it cannot reach, without printing the password', async () => {
    const demo = start({ DATABASE_URL: 'postgres://crm:hush@127.0.0.1:1/crm' })
    expect(await demo.exited).toBe(1)
    expect(demo.output()).toContain('cannot be used: nothing listens there.')
    expect(demo.output()).not.toContain('hush')
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'leaves nothing running after %s in the middle of the start',
    async (signal, code) => {
      const demo = start()
      await demo.saw('✓ Database')
      expect(await demo.stop(signal)).toBe(code)
      expect(listCommands().filter((command) => command.includes(folder))).toStrictEqual([])
    },
    180_000,
  )

  it('takes over what a launcher ended by kill -9 left behind', async () => {
    const killed = start()
    await killed.saw('✓ Database')
    await killed.stop('SIGKILL')
    const orphan = postmasterOf(folder)
    expect(isAlive({ pid: orphan })).toBe(true)

    const next = start()
    await next.saw('recovered from a launcher that was killed')
    const isOrphanGone = await waitUntilGone({ milliseconds: 15_000, pid: orphan })
    await next.stop('SIGTERM')
    expect(isOrphanGone).toBe(true)
  }, 180_000)

  it('refuses to run twice on one folder', async () => {
    const first = start()
    await first.saw('✓ Database')
    const second = start()
    const code = await second.exited
    await first.stop('SIGTERM')
    expect(code).toBe(1)
    expect(second.output()).toContain(`The demo already runs on ${folder}`)
  }, 180_000)
})
