type Sign = { basis: 'name' | 'record' | 'unknown'; points: number }

/** From how many employees, and from what revenue a year (in major units), so many points. */
const STEPS = [
  { points: 10, revenue: 100_000_000, size: 1000 },
  { points: 8, revenue: 10_000_000, size: 250 },
  { points: 6, revenue: 1_000_000, size: 50 },
  { points: 4, revenue: 100_000, size: 10 },
  { points: 2, revenue: 0, size: 0 },
]

/** Words that large companies have in their names, and legal forms of companies at all. */
const LARGE =
  /\b(?:ag|corp(?:oration)?|enterprises?|global|group|gruppe|holdings?|international|konzern|n\.?v\.?|plc|s\.?a\.?|se|worldwide)(?=$|[\s,.)])/i
const COMPANY =
  /\b(?:bv|co|gmbh|inc(?:orporated)?|kg|limited|llc|ltd|s\.?r\.?l\.?|sas)(?=$|[\s,.)])/i

const UNKNOWN = 3

const pointsOfName = (name: string): null | number => {
  if (LARGE.test(name)) {
    return 6
  }
  return COMPANY.test(name) ? 4 : null
}

/** How large a company seems: by its record, else by its name, of at most 10 points. */
export const signsOfSize = ({
  name,
  revenue,
  size,
}: {
  name: string
  revenue: null | number
  size: null | number
}): Sign => {
  const reached = STEPS.find((step) => (size ?? -1) >= step.size || (revenue ?? -1) >= step.revenue)
  if (reached) {
    return { basis: 'record', points: reached.points }
  }
  const points = pointsOfName(name)
  return points === null ? { basis: 'unknown', points: UNKNOWN } : { basis: 'name', points }
}
