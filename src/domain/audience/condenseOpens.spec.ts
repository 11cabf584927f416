import { condenseOpens } from './condenseOpens.js'
import { DAY_MS, WEEK_MS } from './rule.js'

/** Which of the weeks that end at some moments hold one of the opens. */
const holding = ({ opens, weeks }: Record<'opens' | 'weeks', number[]>): boolean[] =>
  weeks.map((week) => opens.some((open) => open > week - WEEK_MS && open <= week))

it('keeps the first and the last open of each week', () => {
  const week = 2000 * WEEK_MS
  const opens = [week + 3, week, week + 1, week - 1, week + WEEK_MS]
  expect(condenseOpens(opens).sort((a, b) => a - b)).toEqual([
    week - 1,
    week - 1,
    week,
    week + 3,
    week + WEEK_MS,
    week + WEEK_MS,
  ])
})

it('says the same about every rolling week as the opens themselves', () => {
  const opens = Array.from(
    { length: 40 },
    (_, n) => 15_000 * DAY_MS + ((n * n * 7) % 97) * 12 * 3.6e6,
  )
  const condensed = condenseOpens(opens)
  const weeks = Array.from({ length: 400 }, (_, n) => 14_990 * DAY_MS + n * 6 * 3.6e6)
  expect(condensed.length).toBeLessThan(opens.length)
  expect(holding({ opens: condensed, weeks })).toEqual(holding({ opens, weeks }))
})
