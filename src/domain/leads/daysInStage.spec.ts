import { daysInStage, rotOf, scoreBand } from './daysInStage.js'

describe('daysInStage', () => {
  const now = new Date('2026-11-20T12:00:00Z')

  it.each([
    ['2026-11-20T12:00:00Z', 0],
    ['2026-11-19T12:00:01Z', 0],
    ['2026-11-19T12:00:00Z', 1],
    ['2025-11-20T12:00:00Z', 365],
    ['2026-11-21T12:00:00Z', 0],
  ])('counts whole days since %s: %d', (since, days) => {
    expect(daysInStage({ now, since: new Date(since) })).toBe(days)
  })
})

describe('rotOf', () => {
  it.each([
    [6, 7, 'fresh'],
    [7, 7, 'stale'],
    [13, 7, 'stale'],
    [14, 7, 'rotten'],
    [999, null, 'fresh'],
  ])('calls %d days of %p %s', (days, rottingDays, rot) => {
    expect(rotOf({ days, rottingDays })).toBe(rot)
  })
})

describe('scoreBand', () => {
  it.each([
    [100, 'high'],
    [70, 'high'],
    [69, 'medium'],
    [40, 'medium'],
    [39, 'low'],
    [0, 'low'],
    [null, null],
    [undefined, null],
  ])('puts %p into %p', (score, band) => {
    expect(scoreBand(score)).toBe(band)
  })
})
