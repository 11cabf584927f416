/**
 * Whether this is the name of a time zone (`Europe/Berlin`, `UTC`). Offsets such as `+01:00` are
 * none: they know no summer time, and Postgres turns their sign round.
 */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Z][\w+/-]*$/i.test(name)) {
    return false
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
