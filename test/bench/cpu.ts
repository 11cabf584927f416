import { readdirSync, readFileSync } from 'node:fs'

/** Of a clock tick, as Linux counts processor time on all its platforms. */
const TICK_MS = 10

type Process = { milliseconds: number; parent: number; pid: number }

const readProcess = (pid: number): null | Process => {
  try {
    // The name in brackets may hold anything; fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // Own time, and that of children that have ended: user and system each.
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0)
    return { milliseconds: ticks * TICK_MS, parent: Number(fields[1]), pid }
  } catch {
    return null
  }
}

const readProcesses = (): Process[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? [])
  } catch {
    return []
  }
}

/** Processor time that all this process started has used, milliseconds; 0 where it cannot be told. */
export const readChildrenCPU = (): number => {
  const all = readProcesses()
  const family = new Set([process.pid])
  for (let size = 0; size < family.size;) {
    size = family.size
    all.filter(({ parent }) => family.has(parent)).forEach(({ pid }) => family.add(pid))
  }
  return all
    .filter(({ pid }) => family.has(pid) && pid !== process.pid)
    .reduce((sum, { milliseconds }) => sum + milliseconds, 0)
}
