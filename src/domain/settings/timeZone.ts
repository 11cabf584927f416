const AREAS =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)\/[\w+/-]+$/i

/**
 * Whether this is the name of a time zone (`Europe/Berlin`, `UTC`) that JavaScript and Postgres mean
 * the same by. Offsets such as `+01:00` are none: they know no summer time, and Postgres turns their
 * sign round. Nor are short names: `CST` and `ACT` are other places to the one than to the other, and
 * `SST` or `SystemV/PST8PDT` are unknown to Postgres, which then could not write an order any more.
 */
export const isTimeZone = (name: string): boolean => {
  if (!/^UTC$/i.test(name) && !AREAS.test(name)) {
    return false
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
