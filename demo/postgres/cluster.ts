import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Account } from './account.js'
import type { Binaries } from './binaries.js'

import { withConnection } from './connect.js'

export const OWNER = 'crm'

/** Runs `initdb` to its end; when broken off, it and what it started are gone before this returns. */
const run = async ({
  account,
  args,
  command,
  signal,
}: {
  account: Account
  args: string[]
  command: string
  signal: AbortSignal
}): Promise<void> => {
  signal.throwIfAborted()
  const isWindows = process.platform === 'win32'
  const child = spawn(command, args, {
    cwd: path.parse(command).root,
    detached: !isWindows,
    env: { ...process.env, LC_MESSAGES: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const onAbort = (): void => {
    if (child.pid) {
      process.kill(isWindows ? child.pid : -child.pid, 'SIGKILL')
    }
  }
  signal.addEventListener('abort', onAbort)
  const code = await new Promise<null | number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  signal.removeEventListener('abort', onAbort)
  signal.throwIfAborted()
  if (code !== 0) {
    throw new Error(
      `${command} failed (${code}):\n${Buffer.concat(output).toString('utf8').trim()}`,
    )
  }
}

export const isInitialised = ({ folder }: { folder: string }): boolean =>
  existsSync(path.join(folder, 'PG_VERSION'))

/**
 * Makes the cluster beside its final place and moves it there when it is complete, so that a start
 * that was broken off leaves nothing half-made. Texts sort by ICU, the same on every machine.
 */
export const initialise = async ({
  account,
  binaries,
  folder,
  password,
  signal,
}: {
  account: Account
  binaries: Binaries
  folder: string
  password: string
  signal: AbortSignal
}): Promise<void> => {
  const making = path.join(folder, 'new')
  const passwordFile = path.join(folder, 'password')
  const own = (file: string): void => {
    if (account) {
      chownSync(file, account.uid, account.gid)
    }
  }
  rmSync(making, { force: true, recursive: true })
  mkdirSync(making, { mode: 0o700 })
  own(making)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  own(passwordFile)
  try {
    await run({
      account,
      args: [
        `--pgdata=${making}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=und',
      ],
      command: binaries.initdb,
      signal,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(making, path.join(folder, 'data'))
}

export type Cluster = { pid: number; stop: () => Promise<void> }

const READY_MS = 120_000
const MEGABYTE = 1024 * 1024

/** What Postgres says while an earlier one, or a child of a killed one, is still letting go. */
const STILL_IN_USE = /pre-existing shared memory|lock file "postmaster\.pid"|Address already in use/

const openLog = ({ file }: { file: string }): number => {
  const isLong = existsSync(file) && statSync(file).size > 5 * MEGABYTE
  const descriptor = openSync(file, isLong ? 'w' : 'a')
  chmodSync(file, 0o600)
  return descriptor
}

/**
 * Starts Postgres on 127.0.0.1 and waits until it answers. It writes to a log file of its own and
 * has its own process group: the terminal's Ctrl-C reaches the launcher only, which stops the server
 * first and the database after it.
 */
export const startCluster = async ({
  account,
  binaries,
  flags,
  folder,
  logFile,
  port,
  signal,
  url,
}: {
  account: Account
  binaries: Binaries
  flags: string[]
  folder: string
  logFile: string
  port: number
  signal: AbortSignal
  url: string
}): Promise<Cluster> => {
  signal.throwIfAborted()
  const log = openLog({ file: logFile })
  const logged = statSync(logFile).size
  const child = spawn(
    binaries.postgres,
    [
      ...['-D', folder, '-p', String(port)],
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...flags.flatMap((flag) => ['-c', flag]),
    ],
    { cwd: path.parse(folder).root, detached: true, stdio: ['ignore', log, log], ...account },
  )
  closeSync(log)
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  let isRunning = true
  void exited.then(() => {
    isRunning = false
  })
  const stop = async (): Promise<void> => {
    if (isRunning) {
      child.kill('SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), 60_000)
      await exited
      clearTimeout(timer)
    }
  }
  const deadline = Date.now() + READY_MS
  for (;;) {
    if (!isRunning) {
      const said = readFileSync(logFile).subarray(logged).toString('utf8').trim()
      throw new Error(said || `Postgres did not start from ${binaries.postgres}.`)
    }
    try {
      await withConnection({ timeout: 2000, url, use: (client) => client.query('select 1') })
      return { pid: child.pid ?? 0, stop }
    } catch (error) {
      if (signal.aborted || Date.now() > deadline) {
        await stop()
        signal.throwIfAborted()
        throw error
      }
    }
    await sleep(50)
  }
}

/** Starts again for a while as long as the reason is a predecessor that is still letting go. */
export const startClusterPatiently = async (
  args: Parameters<typeof startCluster>[0],
): Promise<Cluster> => {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return await startCluster(args)
    } catch (error) {
      const isWaiting = error instanceof Error && STILL_IN_USE.test(error.message)
      if (!isWaiting || Date.now() > deadline) {
        throw error
      }
      await sleep(500)
    }
  }
}
