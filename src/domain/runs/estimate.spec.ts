import { estimateRun } from './estimate.js'

const price = { currency: 'USD', input: 1, output: 10 }

describe('what a run would take', () => {
  it('follows what requests took so far', () => {
    const plans = [
      {
        function: 'score' as const,
        measured: { calls: 4, inputTokens: 8000, outputTokens: 2000 },
        price,
        subjects: 51,
      },
    ]
    const { cost, ...rest } = estimateRun({ batchSize: 25, hasModel: true, plans })
    expect(rest).toEqual({
      calls: 3,
      currency: 'USD',
      inputTokens: 6000,
      outputTokens: 1500,
      subjects: 51,
    })
    expect(cost).toBeCloseTo(0.021, 9)
  })

  it('is guessed before anything was asked', () => {
    const plans = [{ function: 'churn' as const, measured: null, price, subjects: 25 }]
    expect(estimateRun({ batchSize: 25, hasModel: true, plans })).toMatchObject({
      calls: 1,
      inputTokens: 6200,
      outputTokens: 1500,
    })
  })

  it('has no sum of money when one of its prices is not known', () => {
    const plans = [
      { function: 'score' as const, measured: null, price, subjects: 5 },
      { function: 'churn' as const, measured: null, price: null, subjects: 5 },
    ]
    const estimate = estimateRun({ batchSize: 25, hasModel: true, plans })
    expect(estimate).toMatchObject({ calls: 2, cost: null, currency: null })
  })

  it('does not ask for a price where nothing is asked', () => {
    const plans = [
      { function: 'score' as const, measured: null, price, subjects: 5 },
      { function: 'churn' as const, measured: null, price: null, subjects: 0 },
    ]
    expect(estimateRun({ batchSize: 25, hasModel: true, plans }).currency).toBe('USD')
  })

  it('is nothing without a model', () => {
    const plans = [{ function: 'score' as const, measured: null, price: null, subjects: 5 }]
    expect(estimateRun({ batchSize: 25, hasModel: false, plans })).toEqual({
      calls: 0,
      cost: null,
      currency: null,
      inputTokens: 0,
      outputTokens: 0,
      subjects: 5,
    })
  })
})
