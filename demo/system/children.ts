import { spawn } from 'node:child_process'

import { Refusal } from '../refusal.js'

const STOP_MS = 10_000
const KEEP_LINES = 60

export type Ending = { code: null | number; signal: NodeJS.Signals | null }

export type Child = {
  exited: Promise<Ending>
  /** The last lines it printed, for the day it fails. */
  output: () => string
  /** Its process, and the group of all that it starts. */
  pid: number
  /** Asks it and what it started to end, insists after ten seconds, and waits. */
  stop: () => Promise<void>
}

/**
 * Starts Node on a script in a process group of its own: Ctrl-C in the terminal reaches the launcher
 * alone, which then stops everything in the right order.
 */
export const startChild = ({
  args,
  cwd,
  env,
  imports = [],
  onLine,
  onMessage,
}: {
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Modules to preload. @default [] */
  imports?: string[]
  onLine?: (line: { from: 'stderr' | 'stdout'; text: string }) => void
  onMessage?: (message: unknown) => void
}): Child => {
  const preload = [new URL('./followParent.mjs', import.meta.url).href, ...imports]
  const child = spawn(process.execPath, [...preload.map((url) => `--import=${url}`), ...args], {
    cwd,
    detached: process.platform !== 'win32',
    env: { ...env, CRM_LAUNCHER: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  const listen = (from: 'stderr' | 'stdout'): void => {
    let rest = ''
    child[from]?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const text of parts) {
        lines.push(text)
        lines.splice(0, lines.length - KEEP_LINES)
        onLine?.({ from, text })
      }
    })
    child[from]?.on('end', () => {
      if (rest) {
        lines.push(rest)
        onLine?.({ from, text: rest })
      }
    })
  }
  listen('stdout')
  listen('stderr')
  child.on('message', (message) => onMessage?.(message))
  const exited = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message)
      resolve({ code: 1, signal: null })
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const send = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid && process.platform !== 'win32') {
        process.kill(-child.pid, signal)
      } else {
        child.kill(signal)
      }
    } catch {
      // The group is gone already.
    }
  }
  const stop = async (): Promise<void> => {
    send('SIGTERM')
    const timer = setTimeout(() => send('SIGKILL'), STOP_MS)
    await exited
    clearTimeout(timer)
  }
  return { exited, output: () => lines.join('\n').trim(), pid: child.pid ?? 0, stop }
}

/**
 * Runs a child to its end.
 *
 * @throws Refusal with the last lines it printed when it fails; the abort reason when it is broken off
 */
export const runChild = async ({
  name,
  signal,
  ...args
}: { name: string; signal: AbortSignal } & Parameters<typeof startChild>[0]): Promise<void> => {
  signal.throwIfAborted()
  const child = startChild(args)
  const onAbort = (): void => void child.stop()
  signal.addEventListener('abort', onAbort)
  const ending = await child.exited
  signal.removeEventListener('abort', onAbort)
  signal.throwIfAborted()
  if (ending.code !== 0) {
    const how = ending.signal ? `was ended by ${ending.signal}` : `failed (${ending.code})`
    throw new Refusal(`${name} ${how}:\n${child.output()}`)
  }
}
