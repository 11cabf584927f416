const DAY_MS = 24 * 60 * 60 * 1000

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
const offsetAt = ({ time, timeZone }: { time: number; timeZone: string }): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    calendar: 'iso8601',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
    minute: 'numeric',
    month: 'numeric',
    numberingSystem: 'latn',
    second: 'numeric',
    timeZone,
    year: 'numeric',
  }).formatToParts(time)
  const [year, month, day, hour, minute, second] = PARTS.map((name) =>
    Number(parts.find(({ type }) => type === name)?.value),
  ) as [number, number, number, number, number, number]
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000
}

/**
 * The moment at which a calendar day (`YYYY-MM-DD`) begins in a time zone. Where the clocks are put
 * forward at midnight it is the first moment there is; where they are put back, the first of the two.
 *
 * @example startOfDay({ day: '2026-03-30', timeZone: 'Europe/Berlin' }) // 2026-03-29T22:00:00.000Z
 */
export const startOfDay = ({ day, timeZone }: { day: string; timeZone: string }): Date => {
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  const [before, after] = [midnight - DAY_MS, midnight + DAY_MS].map((time) =>
    offsetAt({ time, timeZone }),
  ) as [number, number]
  const isOfDay = (time: number) => time + offsetAt({ time, timeZone }) >= midnight
  const [first, second] = [midnight - Math.max(before, after), midnight - Math.min(before, after)]
  return new Date(isOfDay(first) ? first : second)
}
