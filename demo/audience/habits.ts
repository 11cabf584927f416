/** How somebody behaves towards the newsletter and the site. */
export type Habit = {
  /** Of each issue of the newsletter, the probability that it is opened. */
  opens: number
  /** How many of all people, in per cent. */
  share: number
  /** They were last seen so many days ago; `null` goes on to this day. */
  silentDays: [number, number] | null
  /** They subscribed so many days ago. */
  subscribedDays: [number, number]
  /** Visits a month. */
  visits: number
}

const YEAR = 365

/** Together they fill every stage of the audience board. */
export const HABITS: readonly Habit[] = [
  { opens: 0.5, share: 6, silentDays: null, subscribedDays: [0.1, 6.9], visits: 3 },
  { opens: 0.92, share: 20, silentDays: null, subscribedDays: [40, YEAR], visits: 4 },
  { opens: 0.45, share: 26, silentDays: null, subscribedDays: [15, YEAR], visits: 2 },
  { opens: 0.1, share: 10, silentDays: null, subscribedDays: [20, YEAR], visits: 8 },
  { opens: 0.5, share: 16, silentDays: [15, 55], subscribedDays: [70, YEAR], visits: 2 },
  { opens: 0.4, share: 22, silentDays: [62, 300], subscribedDays: [90, YEAR], visits: 2 },
]
