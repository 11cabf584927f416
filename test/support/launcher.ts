import type { ChildProcess } from 'node:child_process'

import { spawn } from 'node:child_process'

import { root } from './paths.js'

export type Launched = {
  exited: Promise<number>
  output: () => string
  pid: number
  saw: (text: string) => Promise<void>
  stop: (signal: NodeJS.Signals) => Promise<number>
}

const watch = (child: ChildProcess): (() => string) => {
  let text = ''
  child.stdout?.on('data', (chunk) => (text += String(chunk)))
  child.stderr?.on('data', (chunk) => (text += String(chunk)))
  return () => text
}

/** `npm run demo` as a child: what it prints, how it ends. */
export const launch = ({ env }: { env: Record<string, string> }): Launched => {
  const child = spawn(process.execPath, ['demo/start.mjs'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = watch(child)
  const exited = new Promise<number>((resolve) => {
    child.once('close', (code) => resolve(code ?? -1))
  })
  const saw = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output().includes(text)) {
          resolve()
        }
      }
      child.stdout.on('data', look)
      child.once('close', () => reject(new Error(`Ended without "${text}":\n${output()}`)))
      look()
    })
  return {
    exited,
    output,
    pid: child.pid ?? 0,
    saw,
    stop: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}
