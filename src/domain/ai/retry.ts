import type { AIError, AIErrorKind } from './provider.js'

/** Requests per question, the first one among them. */
export const MAX_TRIES = 3

/** What may end otherwise the next time. */
const PASSING: AIErrorKind[] = ['invalid', 'rate_limited', 'unavailable']

/** Pause before the second try; it doubles with each. */
const PAUSE_MS = 500

/**
 * How long to wait before asking again, in milliseconds; `null` when it is not asked again: for what
 * would end the same, after the last try, and where the wait ends after the deadline.
 */
export const pauseBeforeNext = ({
  deadline,
  error,
  maxTries,
  now,
  tries,
}: {
  deadline: Date
  error: AIError
  maxTries: number
  now: Date
  /** How often it was asked by now. */
  tries: number
}): null | number => {
  if (error.isFinal || !PASSING.includes(error.kind) || tries >= maxTries) {
    return null
  }
  const pause =
    error.retryAfterSeconds === undefined
      ? PAUSE_MS * 2 ** (tries - 1)
      : Math.ceil(error.retryAfterSeconds * 1000)
  return now.getTime() + pause < deadline.getTime() ? pause : null
}
