import fc from 'fast-check'

import { areaUnderCurve, evaluate } from './evaluate.js'

const forecasts = fc
  .array(fc.record({ outcome: fc.boolean(), step: fc.integer({ max: 20, min: 0 }) }), {
    maxLength: 60,
    minLength: 1,
  })
  .map((rows) => ({
    outcomes: rows.map(({ outcome }) => outcome),
    probabilities: rows.map(({ step }) => step / 20),
  }))

/** Every pair of a true and a false one by itself. */
const countPairs = ({
  outcomes,
  probabilities,
}: {
  outcomes: boolean[]
  probabilities: number[]
}) => {
  const of = (wanted: boolean) => probabilities.filter((_, index) => outcomes[index] === wanted)
  const pairs = of(true).flatMap((high) => of(false).map((low) => Math.sign(high - low)))
  return pairs.reduce((sum, sign) => sum + (sign + 1) / 2, 0) / pairs.length
}

it('counts the pairs that are in order, ties half', () => {
  fc.assert(
    fc.property(forecasts, ({ outcomes, probabilities }) => {
      const given = {
        outcomes: [true, false, ...outcomes],
        probabilities: [0.4, 0.6, ...probabilities],
      }
      expect(areaUnderCurve(given)).toBeCloseTo(countPairs(given), 10)
    }),
  )
})

it('knows the figures of a small example', () => {
  const { auc, bins, brier, ece, logLoss, positives } = evaluate({
    outcomes: [true, false, true, false],
    probabilities: [0.9, 0.1, 0.6, 0.6],
  })
  expect({ auc, positives }).toEqual({ auc: 0.875, positives: 2 })
  expect(brier).toBeCloseTo((0.01 + 0.01 + 0.16 + 0.36) / 4, 12)
  expect(logLoss).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.6) + Math.log(0.4)) / 4, 12)
  expect(ece).toBeCloseTo(0.25 * 0.1 + 0.25 * 0.1 + 0.5 * 0.1, 12)
  expect(bins[6]).toEqual({ count: 2, from: 0.6, observed: 0.5, predicted: 0.6, to: 0.7 })
  expect(bins[3]).toEqual({ count: 0, from: 0.3, observed: null, predicted: null, to: 0.4 })
})

it('puts certainty into the last bin, and every forecast into one', () => {
  fc.assert(
    fc.property(forecasts, (given) => {
      const { bins, count, ece } = evaluate(given)
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count)
      expect(ece).toBeGreaterThanOrEqual(0)
      expect(ece).toBeLessThanOrEqual(1)
    }),
  )
})

it('has no figures for nothing, and no order where all outcomes are alike', () => {
  expect(evaluate({ outcomes: [], probabilities: [] })).toMatchObject({
    auc: null,
    brier: null,
    count: 0,
    ece: null,
    logLoss: null,
  })
  expect(evaluate({ outcomes: [true], probabilities: [0.5] })).toMatchObject({
    auc: null,
    brier: 0.25,
  })
})

it('stays finite when a certainty was wrong', () => {
  expect(evaluate({ outcomes: [true], probabilities: [0] }).logLoss).toBeLessThan(40)
})
