import fc from 'fast-check'

import { lineAmount, lineTotal, roundMoney } from './money.js'

describe('roundMoney', () => {
  it.each([
    [0.125, 'USD', 0.12],
    [0.135, 'USD', 0.14],
    [1.005, 'USD', 1],
    [0.1 + 0.2, 'USD', 0.3],
    [2.5, 'JPY', 2],
    [3.5, 'JPY', 4],
    [1.0005, 'KWD', 1],
  ])('rounds %p %s to %p, half to even', (amount, currency, rounded) => {
    expect(roundMoney({ amount, currency })).toBe(rounded)
  })
})

describe('lineAmount', () => {
  it.each([
    [250, 12.5, 3125],
    [0.1, 0.25, 0.02],
    [null, 5, 0],
    [3, undefined, 0],
  ])('%p × %p is %p', (quantity, price, amount) => {
    expect(lineAmount({ currency: 'USD', price, quantity })).toBe(amount)
  })
})

describe('lineTotal', () => {
  it('adds exactly: a hundred thousand cents are a thousand', () => {
    expect(lineTotal({ currency: 'USD', lines: [{ price: 0.01, quantity: 100_000 }] })).toBe(1000)
    expect(
      lineTotal({
        currency: 'USD',
        lines: [
          { price: 0.1, quantity: 1 },
          { price: 0.2, quantity: 1 },
        ],
      }),
    ).toBe(0.3)
  })

  it('is 0 without lines, and counts what is missing as 0', () => {
    expect(lineTotal({ currency: 'USD', lines: [] })).toBe(0)
    expect(lineTotal({ currency: 'USD', lines: [{ price: 5 }, { quantity: 5 }] })).toBe(0)
  })

  it('does not depend on the order of the lines, and matches sums in whole cents', () => {
    const cents = fc.record({
      price: fc.integer({ max: 10_000_000, min: 0 }),
      quantity: fc.integer({ max: 1000, min: 0 }),
    })
    fc.assert(
      fc.property(fc.array(cents), (rows) => {
        const lines = rows.map(({ price, quantity }) => ({ price: price / 100, quantity }))
        const expected = rows.reduce((sum, { price, quantity }) => sum + price * quantity, 0) / 100
        expect(lineTotal({ currency: 'USD', lines })).toBe(expected)
        expect(lineTotal({ currency: 'USD', lines: lines.toReversed() })).toBe(expected)
      }),
    )
  })
})
