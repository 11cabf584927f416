import fc from 'fast-check'

import { createRandom, dealFolds } from './folds.js'

const sizes = (folds: number[], count: number) =>
  Array.from({ length: count }, (_, fold) => folds.filter((of) => of === fold).length)

it('deals either outcome evenly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 100, minLength: 10 }),
      fc.integer(),
      (outcomes, seed) => {
        const folds = dealFolds({ count: 5, outcomes, seed })
        const all = sizes(folds, 5)
        const positives = sizes(
          folds.filter((_, index) => outcomes[index]),
          5,
        )
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
        expect(Math.max(...positives) - Math.min(...positives)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

it('deals alike for the same seed, and otherwise for another', () => {
  const outcomes = Array.from({ length: 50 }, (_, index) => index % 3 === 0)
  const deal = (seed: number) => dealFolds({ count: 5, outcomes, seed })
  expect(deal(7)).toEqual(deal(7))
  expect(deal(7)).not.toEqual(deal(8))
})

it('draws numbers from 0 up to 1', () => {
  const random = createRandom(1)
  const drawn = Array.from({ length: 1000 }, random)
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...drawn)).toBeLessThan(1)
  expect(drawn.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1)
})
