import { estimateTokens, isOverBudget } from './budget.js'

const budget = { callsPerDay: 10, costPerDay: 5, tokensPerDay: 100_000 }
const use = { calls: 9, cost: 4.99, tokens: 90_000 }

describe('a day’s budget', () => {
  it('has room until one of its bounds is reached', () => {
    expect(isOverBudget({ budget, use })).toBe(false)
    expect(isOverBudget({ budget, use: { ...use, calls: 10 } })).toBe(true)
    expect(isOverBudget({ budget, use: { ...use, cost: 5 } })).toBe(true)
    expect(isOverBudget({ budget, use: { ...use, tokens: 99_500 } })).toBe(true)
  })

  it('has no bound where there is none', () => {
    const none = { callsPerDay: null, costPerDay: null, tokensPerDay: null }
    expect(isOverBudget({ budget: none, use: { calls: 1e9, cost: 1e9, tokens: 1e9 } })).toBe(false)
  })

  it('sets aside more for more data', () => {
    const small = estimateTokens({ data: {}, instructions: '' })
    const large = estimateTokens({ data: { text: 'x'.repeat(30_000) }, instructions: '' })
    expect(small).toEqual({ input: 501, output: 300 })
    expect(large.input).toBeGreaterThan(10_000)
    expect(large.output).toBeLessThanOrEqual(8_000)
  })
})
