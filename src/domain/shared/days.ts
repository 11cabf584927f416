const DAY_MS = 24 * 60 * 60 * 1000

const toTime = (day: string): number => Date.parse(`${day}T00:00:00.000Z`)

/** The calendar day of a moment, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Calendar day (`YYYY-MM-DD`) that lies `days` after `day`; before it when negative. */
export const addDays = ({ day, days }: { day: string; days: number }): string =>
  dayOf(new Date(toTime(day) + days * DAY_MS))

/** Whole days from one calendar day to another. */
export const daysBetween = ({ from, to }: { from: string; to: string }): number =>
  Math.round((toTime(to) - toTime(from)) / DAY_MS)

/** The moment at which something happened of which only the day is known: its first, in UTC. */
export const momentOf = (day: string): string => `${day}T00:00:00.000Z`

/** A calendar day as Payload's own day fields store it: noon in UTC, the same day in most zones. */
export const dayFieldOf = (day: string): string => `${day}T12:00:00.000Z`

/** The calendar day of a moment (in UTC) as it is stored: noon in UTC, ISO 8601. */
export const noonOf = (time: Date): string => `${time.toISOString().slice(0, 10)}T12:00:00.000Z`
