import { Cron } from 'croner'

/** Work that comes again and again. */
export type Schedule = {
  /** When, in UTC: five fields, or six with seconds in front. */
  cron: string
  kind: string
}

export type ScheduledRun = {
  /** The same on every node, so that a tick is run once. */
  key: string
  kind: string
  /** ISO 8601. */
  tick: string
}

/** Whether a text says when, as {@link Schedule.cron} does. */
export const isCron = (text: string): boolean => {
  try {
    return new Cron(text, { paused: true, timezone: 'UTC' }).nextRun() !== null
  } catch {
    return false
  }
}

/** The last tick at or before `now`, `null` when there was none. */
export const lastTick = ({ cron, now }: { cron: string; now: Date }): Date | null => {
  // What croner calls previous lies before the whole second it is asked about.
  const after = new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000)
  return new Cron(cron, { timezone: 'UTC' }).previousRuns(1, after)[0] ?? null
}

/**
 * One run for each schedule: that of its last tick. Ticks that nobody was awake for are left out,
 * because what comes again and again is there to be done now, not to be made up for.
 */
export const scheduledRuns = ({
  now,
  schedules,
}: {
  now: Date
  schedules: Schedule[]
}): ScheduledRun[] =>
  schedules.flatMap(({ cron, kind }) => {
    const tick = lastTick({ cron, now })?.toISOString()
    return tick ? [{ key: `${kind}:${tick}`, kind, tick }] : []
  })
