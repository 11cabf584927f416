export type ProgressState = { done?: number; step: string; total?: number }

export type Task = {
  /** Prints the line that stays; `note` is added to it. */
  finish: (args?: { note?: string }) => void
  update: (state: ProgressState) => void
}

export type Progress = {
  /** A line of its own that stays. */
  print: (line: string) => void
  start: (args: { name: string }) => Task
  /** Removes the live line. */
  stop: () => void
}

const LIVE_MS = 200
const QUIET_MS = 5000

const number = new Intl.NumberFormat('en-US')

/** `leads 3,200 of 8,800 (36 %)` */
export const describeState = ({ done, step, total }: ProgressState): string => {
  if (done === undefined) {
    return step
  }
  if (!total) {
    return `${step} ${number.format(done)}`
  }
  const percent = Math.floor((100 * done) / total)
  return `${step} ${number.format(done)} of ${number.format(total)} (${percent} %)`
}

const seconds = (from: number): string => {
  const elapsed = (Date.now() - from) / 1000
  return `${elapsed < 10 ? elapsed.toFixed(1) : Math.round(elapsed)} s`
}

/**
 * Says what is going on. In a terminal one live line holds all that runs at the moment; anywhere
 * else (a log, a pipe) each task prints plain lines, at most one in five seconds.
 */
export const createProgress = ({ stream }: { stream: NodeJS.WriteStream }): Progress => {
  const isLive = Boolean(stream.isTTY)
  const running = new Set<{ name: string; startedAt: number; state: string }>()
  let lastLength = 0

  const clear = (): void => {
    if (lastLength) {
      stream.write(`\r${' '.repeat(lastLength)}\r`)
      lastLength = 0
    }
  }
  const draw = (): void => {
    const all = [...running].map(
      ({ name, startedAt, state }) => `${name}${state && `: ${state}`} (${seconds(startedAt)})`,
    )
    const line = all.length ? `  … ${all.join(' · ')}` : ''
    clear()
    const visible = line.slice(0, (stream.columns || 80) - 1)
    stream.write(visible)
    lastLength = visible.length
  }
  const print = (line: string): void => {
    clear()
    stream.write(`${line}\n`)
  }
  const timer = isLive ? setInterval(draw, LIVE_MS) : null
  timer?.unref()

  const start: Progress['start'] = ({ name }) => {
    const task = { name, startedAt: Date.now(), state: '' }
    let saidAt = Date.now()
    running.add(task)
    const say = (): void => {
      saidAt = Date.now()
      print(`  … ${name}${task.state && `: ${task.state}`} (${seconds(task.startedAt)})`)
    }
    const ticker = isLive
      ? null
      : setInterval(() => Date.now() - saidAt >= QUIET_MS && say(), QUIET_MS / 5)
    ticker?.unref()
    return {
      finish: ({ note } = {}) => {
        running.delete(task)
        if (ticker) {
          clearInterval(ticker)
        }
        print(`  ✓ ${name}${note ? `, ${note}` : ''} (${seconds(task.startedAt)})`)
      },
      update: (state) => {
        task.state = describeState(state)
      },
    }
  }

  return {
    print,
    start,
    stop: () => {
      if (timer) {
        clearInterval(timer)
      }
      running.clear()
      clear()
    },
  }
}
