import { missingHistory } from './history.js'

const DAY = 24 * 60 * 60 * 1000

/** What was learned gets old. */
const MOST_DAYS = 7

/** As many leads that ended since are worth learning from: this part of those learned from, or so many. */
const NEWLY_ENDED = 0.1
const LEAST_ENDED = 25

/**
 * Whether it is time to learn (again): without a model, when there is enough to learn from; else when
 * it is a week old and something has ended since, or when much has.
 */
export const isTrainingDue = ({
  ended: { lost, won },
  last,
  now,
}: {
  /** Leads that ended since the last training; without one, all that ever did. */
  ended: { lost: number; won: number }
  /** The last training, and how many leads it learned from. */
  last: { count: number; trainedAt: Date } | null
  now: Date
}): boolean => {
  if (!last) {
    return missingHistory({ count: lost + won, rarer: Math.min(lost, won) }) === null
  }
  const endedSince = lost + won
  const days = (now.getTime() - last.trainedAt.getTime()) / DAY
  return (
    (days >= MOST_DAYS && endedSince > 0) ||
    endedSince >= Math.max(LEAST_ENDED, last.count * NEWLY_ENDED)
  )
}
