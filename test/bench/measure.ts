import { readChildrenCPU } from './cpu.js'

/** One way to do a job. `run` does it once, for one of several connections (0 … 7). */
export type Contender = {
  name: string
  run: (connection: number) => Promise<unknown>
}

/** Figures of one contender: one per round, so that ratios compare what ran at the same time. */
export type Figures = {
  /** Processor time of server and database for one answer; less noisy than either of the others. */
  cpu: number[]
  milliseconds: number[]
  name: string
  perSecond: number[]
}

export type Plan = {
  connections: number
  rounds: number
  /** Length of one contender's turn in a round, with one connection and again with all. */
  turnMs: number
}

export const DEFAULT_PLAN: Plan = { connections: 8, rounds: 6, turnMs: 600 }

const WARM_UP = { answers: 400, turnMs: 2500 }

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2
    ? sorted[middle]!
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** How long one answer takes when nobody else asks: the median. */
const measureOne = async ({
  contender,
  turnMs,
}: { contender: Contender } & Pick<Plan, 'turnMs'>): Promise<number> => {
  const times: number[] = []
  const end = performance.now() + turnMs
  for (let from = performance.now(); from < end;) {
    await contender.run(0)
    const to = performance.now()
    times.push(to - from)
    from = to
  }
  return median(times)
}

/** How many answers come over several connections, each asking again at once. */
const measureMany = async ({
  answers = Number.POSITIVE_INFINITY,
  connections,
  contender,
  turnMs,
}: {
  answers?: number
  connections: number
  contender: Contender
  turnMs: number
}): Promise<{ done: number; perSecond: number }> => {
  const from = performance.now()
  let done = 0
  const ask = async (connection: number): Promise<void> => {
    while (performance.now() - from < turnMs && done < answers) {
      await contender.run(connection)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => ask(connection)))
  return { done, perSecond: (1000 * done) / (performance.now() - from) }
}

/** Warms everybody up, then lets them take short turns (A B C A B C …) to cancel the machine's noise. */
export const measure = async ({
  contenders,
  plan: { connections, rounds, turnMs },
}: {
  contenders: Contender[]
  plan: Plan
}): Promise<Figures[]> => {
  const all = contenders.map((contender) => ({
    contender,
    figures: { name: contender.name, cpu: [], milliseconds: [], perSecond: [] } as Figures,
  }))
  for (const contender of contenders) {
    await measureMany({ connections, contender, ...WARM_UP })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, figures } of all) {
      figures.milliseconds.push(await measureOne({ contender, turnMs }))
    }
    for (const { contender, figures } of all) {
      const before = readChildrenCPU()
      const { done, perSecond } = await measureMany({ connections, contender, turnMs })
      figures.cpu.push((readChildrenCPU() - before) / done)
      figures.perSecond.push(perSecond)
    }
  }
  return all.map(({ figures }) => figures)
}
