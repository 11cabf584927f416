import type { AIErrorKind } from './provider.js'

/**
 * What is remembered of a model that does not answer: after so many questions in a row it is left
 * alone for a while (`open`), then one question finds out (`half_open`), and either it is asked again
 * (`closed`) or left alone for twice as long.
 */
export type Breaker = {
  /** Questions in a row without an answer. */
  failures: number
  /** How often in a row it was opened. */
  opened: number
  /** Until when the question that finds out has time to; `null` when none is under way. */
  probeUntil: Date | null
  /** Not to be asked before; `null` while closed. */
  retryAt: Date | null
}

export type BreakerState = 'closed' | 'half_open' | 'open'

export const CLOSED: Breaker = { failures: 0, opened: 0, probeUntil: null, retryAt: null }

const FAILURES_TO_OPEN = 3
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 10 * 60_000
const LONGEST_RETRY_AFTER_MS = 60 * 60_000

/** These say nothing about the provider. */
const OURS: AIErrorKind[] = ['budget', 'cancelled', 'none']

const isBefore = (now: Date, moment: Date | null): boolean =>
  moment !== null && now.getTime() < moment.getTime()

/** When it may be asked again; `null` when it may be now. */
export const openUntil = ({ breaker, now }: { breaker: Breaker; now: Date }): Date | null =>
  [breaker.retryAt, breaker.probeUntil].find((moment) => isBefore(now, moment)) ?? null

export const stateOf = ({ breaker, now }: { breaker: Breaker; now: Date }): BreakerState => {
  if (breaker.retryAt === null) {
    return 'closed'
  }
  return openUntil({ breaker, now }) === null ? 'half_open' : 'open'
}

/** The breaker with a question under way that finds out, which has until its deadline. */
export const withProbe = ({ breaker, until }: { breaker: Breaker; until: Date }): Breaker => ({
  ...breaker,
  probeUntil: until,
})

const pauseOf = ({
  opened,
  retryAfterSeconds,
}: {
  opened: number
  retryAfterSeconds: number | undefined
}): number =>
  retryAfterSeconds === undefined
    ? Math.min(FIRST_PAUSE_MS * 2 ** opened, LONGEST_PAUSE_MS)
    : Math.min(Math.max(retryAfterSeconds * 1000, 1000), LONGEST_RETRY_AFTER_MS)

/**
 * The breaker after a question: `error` is why it has no answer, `null` when it has one. A provider
 * that says when to come back is believed the first time.
 */
export const afterQuestion = ({
  breaker,
  error,
  isProbe,
  now,
}: {
  breaker: Breaker
  error: { kind: AIErrorKind; retryAfterSeconds?: number } | null
  /** Whether this was the question that finds out. */
  isProbe: boolean
  now: Date
}): Breaker => {
  if (error === null) {
    return CLOSED
  }
  const { failures, opened, retryAt } = breaker
  if (OURS.includes(error.kind)) {
    return isProbe ? { ...breaker, probeUntil: null } : breaker
  }
  const isOpenAlready = !isProbe && retryAt !== null
  if (isOpenAlready) {
    return breaker // asked before it was opened; others have told already
  }
  const isOpening =
    isProbe || failures + 1 >= FAILURES_TO_OPEN || error.retryAfterSeconds !== undefined
  return isOpening
    ? {
        failures: failures + 1,
        opened: opened + 1,
        probeUntil: null,
        retryAt: new Date(
          now.getTime() + pauseOf({ opened, retryAfterSeconds: error.retryAfterSeconds }),
        ),
      }
    : { ...breaker, failures: failures + 1 }
}
