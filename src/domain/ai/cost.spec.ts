import { costOf } from './cost.js'

describe('the cost of tokens', () => {
  it('follows the price of both kinds, without the noise of binary fractions', () => {
    const price = { currency: 'USD', input: 0.1, output: 0.2 }
    expect(costOf({ inputTokens: 1, outputTokens: 1, price })).toBe(0.0000003)
    expect(costOf({ inputTokens: 3_000_000, outputTokens: 0, price })).toBe(0.3)
  })

  it('is unknown without a price', () => {
    expect(costOf({ inputTokens: 1, outputTokens: 1, price: null })).toBeNull()
  })
})
