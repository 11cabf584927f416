import { readFileSync } from 'node:fs'

import { readChildrenCPU } from '../bench/cpu.js'

/** Busier than this others may make the machine, and it still counts as slow, not as faulty. */
const LEAST_SHARE = 1 / 3

/** Of all processor time, how much may be idle before nobody can say that he had to wait for it. */
const MOST_IDLE = 0.2

/** Processor time of the whole machine since it was started; `null` where it cannot be told. */
const readMachine = (): { busy: number; idle: number } | null => {
  try {
    const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1, 9)
    const [user = 0, nice = 0, system = 0, idle = 0, io = 0, ...rest] = ticks.map(Number)
    return {
      busy: 10 * (user + nice + system + rest.reduce((a, b) => a + b)),
      idle: 10 * (idle + io),
    }
  } catch {
    return null
  }
}

const readOurs = (): number => {
  const { system, user } = process.cpuUsage()
  return readChildrenCPU() + (system + user) / 1000
}

export type Timed<T> = {
  /** As it would have taken with the machine for ourselves, at a guess; at least a third. */
  fairMs: number
  milliseconds: number
  result: T
  /** Of the processor time that was used meanwhile, ours; 1 when there was enough for everybody. */
  share: number
}

/**
 * Times work, and tells how much of the machine it had: on a machine that others use too, time says
 * little by itself.
 */
export const time = async <T>(work: () => Promise<T>): Promise<Timed<T>> => {
  const from = performance.now()
  const [machine, ours] = [readMachine(), readOurs()]
  const result = await work()
  const milliseconds = performance.now() - from
  const [machineAfter, oursAfter] = [readMachine(), readOurs()]
  const busy = (machineAfter?.busy ?? 0) - (machine?.busy ?? 0)
  const idle = (machineAfter?.idle ?? 0) - (machine?.idle ?? 0)
  const hadToWait = busy > 0 && idle / (busy + idle) < MOST_IDLE
  const share = hadToWait ? Math.min(1, Math.max(LEAST_SHARE, (oursAfter - ours) / busy)) : 1
  return { fairMs: milliseconds * share, milliseconds, result, share }
}

/** `2.9 s`, and how much of the machine that was when others had a part of it. */
export const describeTime = ({ fairMs, milliseconds, share }: Timed<unknown>): string => {
  const text = `${(milliseconds / 1000).toFixed(1)} s`
  return share > 0.9
    ? text
    : `${text} on ${Math.round(100 * share)} % of the machine (${(fairMs / 1000).toFixed(1)} s of it all)`
}
