import { setTimeout as sleep } from 'node:timers/promises'

import type { Child } from './system/children.js'

import { nextBin } from './build.js'
import { startChild } from './system/children.js'
import { addressOf } from './system/ports.js'

const READY_MS = 180_000

/**
 * Serves the built admin (`next start`), or the sources with reload (`next dev`), and comes back when
 * the sign-in page answers. The page is asked for once, so that the first visitor does not wait.
 */
export const startServer = async ({
  env,
  host = '127.0.0.1',
  keepAliveMs,
  mode,
  onLine,
  port,
  root,
  signal,
}: {
  env: NodeJS.ProcessEnv
  /** @default '127.0.0.1' */
  host?: string
  /** How long an idle connection is kept, for clients that keep theirs longer than Next does. */
  keepAliveMs?: number
  mode: 'dev' | 'start'
  onLine: (line: { from: 'stderr' | 'stdout'; text: string }) => void
  port: number
  root: string
  signal: AbortSignal
}): Promise<Child> => {
  signal.throwIfAborted()
  const child = startChild({
    args: [
      ...[nextBin(), mode, '--hostname', host, '--port', String(port)],
      ...(keepAliveMs ? ['--keepAliveTimeout', String(keepAliveMs)] : []),
    ],
    cwd: root,
    env: {
      ...env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: mode === 'start' ? 'production' : 'development',
    },
    onLine,
  })
  let hasExited = false
  void child.exited.then(() => {
    hasExited = true
  })
  const deadline = Date.now() + READY_MS
  for (;;) {
    if (hasExited) {
      throw new Error(`The server ended while it started:\n${child.output()}`)
    }
    if (signal.aborted || Date.now() > deadline) {
      await child.stop()
      signal.throwIfAborted()
      throw new Error(`The server did not answer in time:\n${child.output()}`)
    }
    try {
      const response = await fetch(`${addressOf({ host, port })}/admin/login`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
      })
      await response.arrayBuffer()
      if (response.ok) {
        return child
      }
      if (response.status >= 500) {
        await child.stop()
        throw new Error(`The sign-in page answers ${response.status}:\n${child.output()}`)
      }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('The sign-in page')) {
        throw error
      }
    }
    await sleep(100)
  }
}
