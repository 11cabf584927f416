import type { WorkState } from './states.js'

/** Tries before an item is dead, unless whoever asked for it says otherwise. */
export const MAX_ATTEMPTS = 5

const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 15 * 60_000

/**
 * How long to wait before the next try: twice as long after each, at most a quarter of an hour. Up
 * to half of it is left to chance, so that what failed together does not come back together.
 *
 * @param random from 0 up to 1
 */
export const retryDelay = ({ attempts, random }: { attempts: number; random: number }): number => {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(attempts - 1, 0), LONGEST_WAIT_MS)
  return Math.round(wait * (1 - random / 2))
}

/**
 * Why a try failed: it was `refused`, as every other try would be; somebody else was at it (`busy`);
 * the database was `away`; or nobody foresaw it (`fault`).
 */
export type Failure = 'away' | 'busy' | 'fault' | 'refused'

export type Decision = {
  delayMs: number
  /** Whether it counts: what only had to wait its turn has as many tries as before. */
  isTry: boolean
  state: Extract<WorkState, 'cancelled' | 'dead' | 'queued'>
}

/** What becomes of an item whose try failed. */
export const decideFailure = ({
  attempts,
  failure,
  isAnswered,
  maxAttempts,
  random,
}: {
  attempts: number
  failure: Failure
  /** Somebody waits and is told, so that a refusal is no matter for others. */
  isAnswered: boolean
  maxAttempts: number
  random: number
}): Decision => {
  if (isAnswered && (failure === 'busy' || failure === 'refused')) {
    return { delayMs: 0, isTry: true, state: 'cancelled' }
  }
  const isTry = failure !== 'away' && failure !== 'busy'
  return failure === 'refused' || (isTry && attempts >= maxAttempts)
    ? { delayMs: 0, isTry, state: 'dead' }
    : { delayMs: retryDelay({ attempts, random }), isTry, state: 'queued' }
}
