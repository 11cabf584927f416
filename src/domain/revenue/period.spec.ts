import { dayInZone, monthsOf, resolvePeriod } from './period.js'

const resolve = (args: Partial<Parameters<typeof resolvePeriod>[0]>) =>
  resolvePeriod({ now: new Date('2026-03-01T03:00:00Z'), period: '30d', timeZone: 'UTC', ...args })

describe('resolvePeriod', () => {
  it('counts today, in the zone that was named', () => {
    expect(resolve({ period: '7d' })).toEqual({
      from: '2026-02-23',
      previous: { from: '2026-02-16', to: '2026-02-22' },
      to: '2026-03-01',
    })
    expect(resolve({ period: '7d', timeZone: 'America/New_York' })).toEqual({
      from: '2026-02-22',
      previous: { from: '2026-02-15', to: '2026-02-21' },
      to: '2026-02-28',
    })
  })

  it('takes the current month and the eleven before', () => {
    expect(resolve({ period: '12m', timeZone: 'America/New_York' })).toMatchObject({
      from: '2025-03-01',
      to: '2026-02-28',
    })
  })

  it('counts calendar days where the clock is put forward or back', () => {
    const now = new Date('2026-03-29T22:30:00Z')
    expect(dayInZone({ moment: now, timeZone: 'Europe/Berlin' })).toBe('2026-03-30')
    expect(resolve({ now, period: '30d', timeZone: 'Europe/Berlin' })).toMatchObject({
      from: '2026-03-01',
      previous: { from: '2026-01-30', to: '2026-02-28' },
    })
  })

  it('has no bounds for everything', () => {
    expect(resolve({ period: 'all' })).toEqual({ from: null, previous: null, to: null })
  })

  it('prefers the days that were named', () => {
    expect(resolve({ from: '2026-01-01', to: '2026-01-01' })).toEqual({
      from: '2026-01-01',
      previous: { from: '2025-12-31', to: '2025-12-31' },
      to: '2026-01-01',
    })
  })
})

describe('monthsOf', () => {
  it('leaves no month out', () => {
    expect(monthsOf({ from: '2025-11-30', to: '2026-02-01' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ])
  })
})
