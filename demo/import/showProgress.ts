import cliProgress from 'cli-progress'

import type { ProgressState } from '../progress.js'

import { describeState } from '../progress.js'

export type ImportProgress = {
  /** Removes the bar. */
  stop: () => void
  update: (state: ProgressState) => void
}

const QUIET_MS = 2000

/** One bar per step, in place. */
const createBar = (stream: NodeJS.WriteStream): ImportProgress => {
  const bar = new cliProgress.SingleBar(
    {
      clearOnComplete: true,
      format: '  {step} [{bar}] {percentage} % · {value} of {total}',
      hideCursor: true,
      stopOnComplete: false,
      stream,
    },
    cliProgress.Presets.shades_classic,
  )
  let current = ''
  return {
    stop: () => bar.stop(),
    update: ({ done = 0, step, total = 0 }) => {
      if (step !== current) {
        bar.stop()
        bar.start(total, done, { step: step.padEnd(16) })
        current = step
      }
      bar.update(done)
    },
  }
}

/** A line at the beginning of each step, and every other second while it lasts. */
const createLines = (stream: NodeJS.WritableStream): ImportProgress => {
  let current = ''
  let saidAt = 0
  return {
    stop: () => undefined,
    update: (state) => {
      if (state.step !== current || Date.now() - saidAt >= QUIET_MS) {
        stream.write(`  … ${describeState(state)}\n`)
        current = state.step
        saidAt = Date.now()
      }
    },
  }
}

/** How far the import is: a bar in a terminal, plain lines anywhere else. */
export const showProgress = ({ stream }: { stream: NodeJS.WriteStream }): ImportProgress =>
  stream.isTTY ? createBar(stream) : createLines(stream)
