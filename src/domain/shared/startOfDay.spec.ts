import { startOfDay } from './startOfDay.js'

it.each([
  ['2026-03-30', 'UTC', '2026-03-30T00:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
  ['2026-07-01', 'Asia/Kathmandu', '2026-06-30T18:15:00.000Z'],
])('%s begins in %s at %s', (day, timeZone, expected) => {
  expect(startOfDay({ day, timeZone }).toISOString()).toBe(expected)
})

it('takes the first moment of a day that has no midnight', () => {
  // Chile put its clocks forward at midnight: after 23:59:59 came 01:00:00.
  const start = startOfDay({ day: '2025-09-07', timeZone: 'America/Santiago' })
  expect(start.toISOString()).toBe('2025-09-07T04:00:00.000Z')
})

it('takes the first of two midnights', () => {
  // Cuba put its clocks back from 01:00 to 00:00.
  const start = startOfDay({ day: '2025-11-02', timeZone: 'America/Havana' })
  expect(start.toISOString()).toBe('2025-11-02T04:00:00.000Z')
})
