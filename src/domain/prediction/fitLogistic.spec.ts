import { fitLogistic } from './fitLogistic.js'
import { toLogOdds } from './logOdds.js'

const rows = (count: number, places: number[]) =>
  Array.from({ length: count }, () => ({ places, values: places.map(() => 1) }))

it('finds the log-odds of a constant', () => {
  const [weight] = fitLogistic({
    outcomes: [true, true, true, false],
    penalties: Float64Array.of(0),
    rows: rows(4, [0]),
  })
  expect(weight).toBeCloseTo(toLogOdds(0.75), 8)
})

it('finds the odds ratio of a word without a penalty, and less with one', () => {
  const outcomes = [true, true, true, false, true, false, false, false]
  const design = [...rows(4, [0, 1]), ...rows(4, [0])]
  const fit = (penalty: number) =>
    fitLogistic({ outcomes, penalties: Float64Array.of(0, penalty), rows: design })
  expect(fit(0)[1]).toBeCloseTo(Math.log(9), 6)
  expect(fit(1)[1]).toBeLessThan(Math.log(9))
  expect(fit(1)[1]).toBeGreaterThan(0)
})

it('stops where the gradient is nothing, penalty included', () => {
  const outcomes = [true, true, true, true, false]
  const design = [...rows(4, [0, 1]), ...rows(1, [0])]
  const [constant, weight] = fitLogistic({
    outcomes,
    penalties: Float64Array.of(0, 2),
    rows: design,
  })
  const high = 1 / (1 + Math.exp(-(constant! + weight!)))
  const low = 1 / (1 + Math.exp(-constant!))
  expect(4 * (1 - high) - 2 * weight!).toBeCloseTo(0, 5)
  expect(4 * (1 - high) - low).toBeCloseTo(0, 5)
})

it('stays finite where a word settles the outcome', () => {
  const weights = fitLogistic({
    outcomes: [true, true, false, false],
    penalties: Float64Array.of(0, 0.5),
    rows: [...rows(2, [0, 1]), ...rows(2, [0])],
  })
  expect(weights.every(Number.isFinite)).toBe(true)
})
