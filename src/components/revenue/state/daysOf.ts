import type { FigureDays } from './records.js'

/** The days an answer is about, for the records behind it. */
export const daysOf = ({
  from,
  timeZone,
  to,
}: {
  from: null | string
  timeZone: string
  to: null | string
}): FigureDays =>
  from === null || to === null ? { from: null, timeZone, to: null } : { from, timeZone, to }
