import { computeMetrics } from './computeMetrics.js'

describe('computeMetrics', () => {
  it('divides clicks by impressions and revenue by spend, as fractions', () => {
    expect(computeMetrics({ clicks: 21, impressions: 1000, revenue: 310, spend: 100 })).toEqual({
      ctr: 0.021,
      roas: 3.1,
    })
  })

  it('knows no rate where there is nothing to divide by', () => {
    expect(computeMetrics({ clicks: 3, impressions: 0, revenue: 10, spend: 0 })).toEqual({
      ctr: null,
      roas: null,
    })
    expect(computeMetrics({})).toEqual({ ctr: null, roas: null })
  })

  it('is 0 where something was shown and nothing came of it', () => {
    expect(computeMetrics({ clicks: 0, impressions: 10, revenue: 0, spend: 10 })).toEqual({
      ctr: 0,
      roas: 0,
    })
  })
})
