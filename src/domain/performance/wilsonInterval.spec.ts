import { wilsonInterval } from './wilsonInterval.js'

describe('the interval a rate lies in', () => {
  it('is that of the published examples', () => {
    // Newcombe 1998, table I: 81 of 263, and 0 of 20.
    const many = wilsonInterval({ successes: 81, trials: 263 })!
    expect([many.lower.toFixed(4), many.upper.toFixed(4)]).toEqual(['0.2553', '0.3662'])
    const none = wilsonInterval({ successes: 0, trials: 20 })!
    expect([none.lower.toFixed(4), none.upper.toFixed(4)]).toEqual(['0.0000', '0.1611'])
  })

  it('closes in on the rate with more trials', () => {
    const widths = [100, 10_000, 1_000_000].map((trials) => {
      const { lower, upper } = wilsonInterval({ successes: trials / 50, trials })!
      return upper - lower
    })
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
  })

  it('says nothing where nothing was tried', () => {
    expect(wilsonInterval({ successes: 0, trials: 0 })).toBeNull()
  })
})
