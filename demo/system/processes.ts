import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Signal 0 asks without touching; EPERM means that it lives but belongs to someone else. */
export const isAlive = ({ pid }: { pid: number }): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A zombie still answers signals, yet it holds nothing any more.
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** Command line of a process, empty when it cannot be told. A bare machine has no `ps`: /proc first. */
export const readCommand = ({ pid }: { pid: number }): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    try {
      return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      return ''
    }
  }
}

/** Something that differs when a process id is given out again; empty when it cannot be told. */
export const readBirth = ({ pid }: { pid: number }): string => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      return ''
    }
  }
}

/** True when the process was gone within the time. */
export const waitUntilGone = async ({
  milliseconds,
  pid,
}: {
  milliseconds: number
  pid: number
}): Promise<boolean> => {
  const deadline = Date.now() + milliseconds
  while (isAlive({ pid })) {
    if (Date.now() > deadline) {
      return false
    }
    await sleep(50)
  }
  return true
}
