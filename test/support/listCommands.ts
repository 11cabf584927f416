import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

import { readCommand } from '../../demo/system/processes.js'

const listProcesses = (): number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return execFileSync('ps', ['-eo', 'pid='], { encoding: 'utf8' }).trim().split(/\s+/).map(Number)
  }
}

/** Command lines of all that runs on this machine. */
export const listCommands = (): string[] => listProcesses().map((pid) => readCommand({ pid }))
