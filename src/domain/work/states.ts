import type { TransitionTable } from '../shared/transitions.js'

/**
 * Queued work is taken by a worker; a running item is done, or goes back to the queue when its worker
 * fails, is told to end or is not heard of any more, until its tries are used up and it is dead.
 */
export const WORK_STATES = ['queued', 'running', 'done', 'dead', 'cancelled'] as const

export type WorkState = (typeof WORK_STATES)[number]

/** What a person may do: try again what is dead, and give up what has not ended well or not ended. */
export const WORK_BY_HAND: TransitionTable<WorkState> = {
  cancelled: [],
  dead: ['queued', 'cancelled'],
  done: [],
  queued: ['cancelled'],
  running: ['cancelled'],
}
