import { rankRows } from './ranking.js'

const row = (key: string, amount: number) => ({ amount, key, share: null })

it('puts the largest first, its bar the full width and the others in proportion', () => {
  expect(rankRows([row('b', 25), row('a', 100), row('c', 0)])).toEqual([
    { ...row('a', 100), rank: 1, width: 1 },
    { ...row('b', 25), rank: 2, width: 0.25 },
    { ...row('c', 0), rank: 3, width: 0 },
  ])
})

it('gives equal amounts one place, and leaves the next one out', () => {
  const ranks = rankRows([row('a', 5), row('b', 5), row('c', 1)]).map(({ rank }) => rank)
  expect(ranks).toEqual([1, 1, 3])
})

it.each([[[]], [[row('a', 0)]], [[row('a', -5), row('b', -1)]]])(
  'draws no bar where nothing was earned: %j',
  (rows) => {
    expect(rankRows(rows).every(({ width }) => width === 0)).toBe(true)
  },
)
