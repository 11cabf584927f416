import { WEEK_MS } from './rule.js'

/**
 * The first open and the last of each week of the calendar (weeks are counted from 1970): all it takes
 * to say in which of the last rolling weeks there was an open, at whatever time one asks.
 *
 * Why that is enough: a rolling week is as long as a week of the calendar, so one that holds an open
 * of it also holds its first or its last. Opens are moments in milliseconds since 1970.
 */
export const condenseOpens = (opens: number[]): number[] => {
  const weeks = new Map<number, { first: number; last: number }>()
  for (const open of opens) {
    const key = Math.floor(open / WEEK_MS)
    const { first, last } = weeks.get(key) ?? { first: open, last: open }
    weeks.set(key, { first: Math.min(first, open), last: Math.max(last, open) })
  }
  return [...weeks.values()].flatMap(({ first, last }) => [first, last])
}
