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

/** What {@link probe} takes on a machine as the goals are meant for, with nobody else on its host. */
const PROBE_MS = 60

/** Slower than this the host may make the machine, and it still counts as slow, not as faulty. */
const MOST_SLOWNESS = 3

const SAMPLE = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [
    `field${n}`,
    { id: n, name: `Name ${n}`, at: new Date(n * 1e9).toISOString(), list: [1, 2, 3] },
  ]),
)

/** How long a piece of work takes that is always the same: reading and writing JSON a thousand times. */
const probe = (): number => {
  const from = performance.now()
  for (let n = 0; n < 1000; n += 1) {
    JSON.stringify(JSON.parse(JSON.stringify({ ...SAMPLE, n })))
  }
  return performance.now() - from
}

/** How many times slower the machine is than it may be: its host gives others of its time unseen. */
const readSlowness = (): number => {
  const [, middle = PROBE_MS] = [probe(), probe(), probe()].sort((a, b) => a - b)
  return Math.min(MOST_SLOWNESS, Math.max(1, middle / PROBE_MS))
}

export type Timed<T> = {
  /** As it would have taken with a machine of usual speed for ourselves, at a guess. */
  fairMs: number
  milliseconds: number
  result: T
  /** Of the processor time that was used meanwhile, ours; 1 when there was enough for everybody. */
  share: number
  /** How many times slower the machine was than usual; at least 1. */
  slowness: number
}

/**
 * Times work, and tells how much of the machine it had and how fast that was: on a machine that others
 * use too, time says little by itself.
 */
export const time = async <T>(work: () => Promise<T>): Promise<Timed<T>> => {
  const slownessBefore = readSlowness()
  const from = performance.now()
  const [machine, ours] = [readMachine(), readOurs()]
  const result = await work()
  const milliseconds = performance.now() - from
  const [machineAfter, oursAfter] = [readMachine(), readOurs()]
  const busy = (machineAfter?.busy ?? 0) - (machine?.busy ?? 0)
  const idle = (machineAfter?.idle ?? 0) - (machine?.idle ?? 0)
  const hadToWait = busy > 0 && idle / (busy + idle) < MOST_IDLE
  const share = hadToWait ? Math.min(1, Math.max(LEAST_SHARE, (oursAfter - ours) / busy)) : 1
  const slowness = (slownessBefore + readSlowness()) / 2
  return { fairMs: (milliseconds * share) / slowness, milliseconds, result, share, slowness }
}

/** `2.9 s`, and how much of the machine that was when others had a part of it, or slowed it down. */
export const describeTime = ({ fairMs, milliseconds, share, slowness }: Timed<unknown>): string => {
  const text = `${(milliseconds / 1000).toFixed(1)} s`
  const fair = `(${(fairMs / 1000).toFixed(1)} s of it all at its usual speed)`
  return share > 0.9 && slowness < 1.1
    ? text
    : `${text} on ${Math.round(100 * share)} % of a machine ${slowness.toFixed(1)} times as slow as usual ${fair}`
}
