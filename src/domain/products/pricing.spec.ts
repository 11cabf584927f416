import { goalOfLine } from './pricing.js'

describe('what a line promises', () => {
  it.each([
    ['CPM', 250, { goalUnit: 'impressions', goalUnits: 250_000 }],
    ['CPM', 0.1234, { goalUnit: 'impressions', goalUnits: 123 }],
    ['CPC', 300, { goalUnit: 'clicks', goalUnits: 300 }],
    ['CPA', 12, { goalUnit: 'conversions', goalUnits: 12 }],
    ['flat', 1, null],
    [null, 1, null],
  ] as const)('%s × %d', (pricingModel, quantity, expected) => {
    expect(goalOfLine({ pricingModel, quantity })).toEqual(expected)
  })
})
