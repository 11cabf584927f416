/** A day is 24 hours: windows are rolling, and the same all over the world. */
export const DAY_MS = 86_400_000

export const WEEK_MS = 7 * DAY_MS

/**
 * What the rule of engagement goes by, in days. Every window reaches from now back to, but not
 * including, the moment so many days ago: what is exactly 14 days old is no longer within 14 days.
 */
export const RULE = {
  /** Opens in so many of the last rolling weeks make somebody active … */
  activeWeeks: 3,
  /** … who subscribed at least so long ago; it is also what all the weeks come to. */
  activeDays: 28,
  atRiskDays: 14,
  churnedDays: 60,
  /** So many opens, or visits, within `engagedDays` make somebody engaged. */
  engagedDays: 30,
  engagedOpens: 3,
  engagedVisits: 5,
  newDays: 7,
} as const

/** How far ahead of our clock the clock of whoever reports may be. */
export const CLOCK_SKEW_MS = 5 * 60_000

/** What is older was not reported by anything that counts opens. */
export const FIRST_EVENT_AT = Date.UTC(2000, 0, 1)
