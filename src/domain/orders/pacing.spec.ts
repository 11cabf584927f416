import type { GoalLine } from './goalUnits.js'

import { goalUnitOf, sumGoals } from './goalUnits.js'
import { bandOf, computePacing, DEFAULT_PACING_BANDS, describePacing } from './pacing.js'

describe('computePacing', () => {
  it('divides the delivered part by the elapsed part', () => {
    const flight = { elapsedDays: 10, totalDays: 40 }
    expect(computePacing({ delivered: 250, goal: 1000, ...flight })).toBe(1)
    expect(computePacing({ delivered: 100, goal: 1000, ...flight })).toBe(0.4)
    expect(computePacing({ delivered: 0, goal: 1000, ...flight })).toBe(0)
  })

  it.each([
    { delivered: 5, elapsedDays: 1, goal: 0, totalDays: 10 },
    { delivered: 5, elapsedDays: 0, goal: 10, totalDays: 10 },
    { delivered: 5, elapsedDays: 1, goal: 10, totalDays: 0 },
  ])('knows none without goal, elapsed time or flight: %j', (args) => {
    expect(computePacing(args)).toBeNull()
  })
})

it.each([
  [null, null],
  [0, 'under'],
  [0.8999, 'under'],
  [0.9, 'on_track'],
  [1.1, 'on_track'],
  [1.1001, 'over'],
] as const)('puts a pace of %p into the band %p', (rate, band) => {
  expect(bandOf({ bands: DEFAULT_PACING_BANDS, rate })).toBe(band)
})

it('counts what a product is paid for', () => {
  expect(['CPM', 'CPC', 'CPA', 'flat', undefined].map(goalUnitOf)).toEqual([
    'impressions',
    'clicks',
    'conversions',
    'impressions',
    'impressions',
  ])
})

it('adds the goals of lines that count the same', () => {
  expect(
    sumGoals([
      { goalUnit: 'clicks', goalUnits: 10 },
      { goalUnits: 1000 },
      { goalUnit: 'impressions', goalUnits: 500 },
      { goalUnit: 'conversions', goalUnits: null },
    ]),
  ).toEqual([
    { goal: 1500, unit: 'impressions' },
    { goal: 10, unit: 'clicks' },
  ])
})

describe('describePacing', () => {
  const order = {
    bands: DEFAULT_PACING_BANDS,
    delivery: { clicks: 9, conversions: 1, impressions: 600 },
    endDate: '2026-03-10T12:00:00.000Z',
    lines: [
      { goalUnit: 'impressions', goalUnits: 1000 },
      { goalUnit: 'clicks', goalUnits: 60 },
    ] as GoalLine[],
    startDate: '2026-03-01T12:00:00.000Z',
    status: 'active' as const,
    today: '2026-03-06',
  }

  it('says each goal, and is as far as the one furthest behind', () => {
    expect(describePacing(order)).toEqual({
      band: 'under',
      elapsedDays: 5,
      goals: [
        { band: 'over', delivered: 600, goal: 1000, rate: 1.2, unit: 'impressions' },
        { band: 'under', delivered: 9, goal: 60, rate: 0.3, unit: 'clicks' },
      ],
      rate: 0.3,
      totalDays: 10,
    })
  })

  it('counts no more days than the flight has, and none before it', () => {
    expect(describePacing({ ...order, today: '2027-01-01' })).toMatchObject({ elapsedDays: 10 })
    expect(describePacing({ ...order, today: '2026-02-01' })).toMatchObject({
      band: null,
      elapsedDays: 0,
      rate: null,
    })
    expect(describePacing({ ...order, today: '2026-03-01' })).toMatchObject({ rate: null })
  })

  it.each([
    [{ endDate: null }, null],
    [{ startDate: undefined }, null],
    [{ lines: [] }, 10],
    [{ status: 'cancelled' as const }, null],
    [{ endDate: '2026-02-01T12:00:00.000Z' }, null],
  ])('has no pace with %j', (change, totalDays) => {
    expect(describePacing({ ...order, ...change })).toMatchObject({
      band: null,
      rate: null,
      totalDays,
    })
  })
})
