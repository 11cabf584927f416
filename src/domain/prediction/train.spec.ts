import fc from 'fast-check'

import type { Evaluation, Example, Features, Model } from './types.js'

import { createRandom } from './folds.js'
import { LEAST_PROBABILITY, MOST_PROBABILITY, toProbability } from './logOdds.js'
import { predict } from './predict.js'
import { train } from './train.js'

const SOURCES = ['inbound', 'referral', 'cold', null]

/** Leads whose odds are known: the source and a number move them, and the two of them together. */
const draw = ({
  count,
  seed = 1,
}: {
  count: number
  seed?: number
}): ({ odds: number } & Example)[] => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const place = Math.floor(random() * 4)
    const size = random() < 0.2 ? null : Math.floor(random() ** 3 * 1000)
    const together = place === 1 && size !== null && size > 100 ? -1.5 : 0.2
    const odds = [0.5, 1, -1, -0.5][place]! + Math.log1p(size ?? 10) * 0.4 - 1.5 + together
    const features: Features = { size, source: SOURCES[place]! }
    return { features, odds, outcome: random() < toProbability(odds) }
  })
}

const learn = async (examples: Example[]) => {
  const training = await train({ examples })
  expect(training.ok).toBe(true)
  return training as Extract<typeof training, { ok: true }>
}

const anyFeatures = fc.record({
  size: fc.option(fc.double()),
  source: fc.option(fc.oneof(fc.constantFrom('inbound', 'referral'), fc.string())),
})

describe('with enough history', () => {
  const examples = draw({ count: 3000 })
  let foretold: number[]
  let metrics: Evaluation
  let model: Model

  beforeAll(async () => {
    ;({ foretold, metrics, model } = await learn(examples))
  })

  it('finds odds that are near the true ones', () => {
    const unseen = draw({ count: 2000, seed: 2 })
    const gaps = unseen.map(({ features, odds }) =>
      Math.abs(predict({ features, model, prior: 0.5 }).probability - toProbability(odds)),
    )
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(0.04)
  })

  it('finds the pair of features that says more together', () => {
    expect(model.terms.map(({ term }) => term.kind)).toEqual(['number', 'category', 'pair'])
  })

  it('measures itself on examples it did not see', () => {
    expect(metrics.count).toBe(3000)
    expect(metrics.ece).toBeLessThan(0.03)
    expect(foretold).toHaveLength(3000)
    const seen = examples.map(
      ({ features }) => predict({ features, model, prior: 0.5 }).probability,
    )
    expect(seen).not.toEqual(foretold)
  })

  it('gives reasons that add up to the log-odds exactly, whatever the subject', () => {
    fc.assert(
      fc.property(anyFeatures, fc.double({ max: 1, min: 0, noNaN: true }), (features, prior) => {
        const { contributions, intercept, logOdds, probability } = predict({
          features,
          model,
          prior,
        })
        const sum = contributions.reduce((total, { points }) => total + points, intercept)
        expect(sum).toBe(logOdds)
        expect(probability).toBeGreaterThanOrEqual(LEAST_PROBABILITY)
        expect(probability).toBeLessThanOrEqual(MOST_PROBABILITY)
        expect(probability).toBeCloseTo(toProbability(logOdds), 12)
      }),
    )
  })

  it('says what it looked at', () => {
    const { contributions } = predict({ features: { size: 5, source: 'cold' }, model, prior: 0.5 })
    expect(contributions.map(({ key, value }) => [key, value])).toEqual([
      ['size', 5],
      ['source', 'cold'],
      ['size × source', '5 × cold'],
    ])
  })

  it('survives being stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(model)) as Model
    const features = { size: 42, source: 'referral' }
    expect(predict({ features, model: stored, prior: 0.3 })).toEqual(
      predict({ features, model, prior: 0.3 }),
    )
  })

  it('is the same again from the same examples', async () => {
    expect((await learn(examples)).model).toEqual(model)
  })
})

it('never says 0 or 100 percent, and says what held it back', async () => {
  const examples = Array.from({ length: 400 }, (_, index) => ({
    features: { word: ['no', 'yes'][index % 2]! },
    outcome: index % 2 === 1,
  }))
  const { model } = await learn(examples)
  const { contributions, probability } = predict({ features: { word: 'yes' }, model, prior: 0.5 })
  expect(probability).toBe(MOST_PROBABILITY)
  expect(contributions.map(({ key }) => key)).toEqual(['word', 'bound'])
  expect(contributions[1]!.points).toBeLessThan(0)
})

it('learns nothing but the rate from features that say nothing', async () => {
  const random = createRandom(3)
  const examples = Array.from({ length: 600 }, () => ({
    features: { noise: random(), same: 'x' },
    outcome: random() < 0.3,
  }))
  const { model } = await learn(examples)
  expect(model.terms.map(({ term }) => term.kind)).toEqual(['number'])
  const { probability } = predict({ features: { noise: 0.9 }, model, prior: 0.3 })
  expect(probability).toBeGreaterThan(0.2)
  expect(probability).toBeLessThan(0.4)
})

describe('with little history', () => {
  it('says how much is missing', async () => {
    expect(await train({ examples: draw({ count: 30 }) })).toMatchObject({
      missing: { count: 20 },
      ok: false,
    })
    const lost = Array.from({ length: 60 }, () => ({ features: { a: 1 }, outcome: false }))
    expect(await train({ examples: lost })).toEqual({
      missing: { count: 0, ofEach: 10 },
      ok: false,
    })
  })

  it('answers with the prior, within the bounds', () => {
    expect(predict({ features: { size: 3 }, model: null, prior: 0.25 })).toMatchObject({
      contributions: [],
      isPrior: true,
      probability: 0.25,
    })
    expect(predict({ features: {}, model: null, prior: 0 }).probability).toBe(LEAST_PROBABILITY)
    expect(predict({ features: {}, model: null, prior: 1 }).probability).toBe(MOST_PROBABILITY)
  })

  it('lets the prior have its say, the less the more there is', async () => {
    const sway = async (count: number): Promise<number> => {
      const { model } = await learn(draw({ count }))
      const ask = (prior: number) => predict({ features: { size: 10 }, model, prior }).logOdds
      return ask(0.9) - ask(0.1)
    }
    const [little, much] = [await sway(60), await sway(1200)]
    expect(little).toBeGreaterThan(much * 10)
    expect(much).toBeGreaterThan(0)
  })
})
