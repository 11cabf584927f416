import type { GivenAIOptions } from './options.js'
import type { AIProvider } from './provider.js'

import { fillAIOptions, findAIOptionsProblem } from './options.js'

const provider = (price: null | number): AIProvider => ({
  name: 'Models',
  generate: () => Promise.reject(new Error('not asked')),
  modelOf: () => 'large',
  priceOf: () => (price === null ? null : { currency: 'USD', input: price, output: price }),
})

const problemOf = (given: GivenAIOptions): null | string =>
  findAIOptionsProblem(fillAIOptions(given))

describe('options of the sales engine', () => {
  it('have defaults for everything, also within their groups', () => {
    expect(problemOf({})).toBeNull()
    expect(fillAIOptions({ budget: { callsPerDay: 5 }, weights: { source: 2 } })).toMatchObject({
      budget: { callsPerDay: 5, tokensPerDay: 2_000_000 },
      scoreCap: 15,
      weights: { recency: 1, source: 2 },
    })
  })

  it.each([
    [{ scoreCap: -1 }, /ai\.scoreCap/],
    [{ scoreCap: Number.NaN }, /ai\.scoreCap/],
    [{ retries: 3 }, /ai\.retries/],
    [{ batchSize: 2.5 }, /ai\.batchSize.*whole/],
    [{ deadlineSeconds: 0 }, /ai\.deadlineSeconds/],
    [{ insightHours: 25 }, /ai\.insightHours/],
    [{ budget: { callsPerDay: -1 } }, /ai\.budget\.callsPerDay/],
    [{ weights: { value: 6 } }, /ai\.weights\.value/],
    [{ thresholds: { ctr: 2 } }, /ai\.thresholds\.ctr/],
    [{ provider: {} as never }, /ai\.provider.*openAIProvider/],
    [{ budget: { costPerDay: 1 }, provider: provider(null) }, /costPerDay.*"large"/],
  ])('are refused with a sentence that names what to change: %j', (given, sentence) => {
    expect(problemOf(given)).toMatch(sentence)
  })

  it('may have no bounds, and a bound of the cost where prices are known', () => {
    const none = { callsPerDay: null, costPerDay: null, tokensPerDay: null }
    expect(problemOf({ budget: none, provider: provider(null) })).toBeNull()
    expect(problemOf({ budget: { costPerDay: 1 }, provider: provider(0) })).toBeNull()
  })
})
