import { formatAgo, formatMoney, formatMoneyCompact, initialsOf } from './format.js'

const usd = { currency: 'USD', language: 'en' }

it('writes money in full, with cents only where there are some', () => {
  expect(formatMoney({ ...usd, amount: 12500 })).toBe('$12,500')
  expect(formatMoney({ ...usd, amount: 12.5 })).toBe('$12.50')
})

it('writes money short for the head of a column', () => {
  expect(formatMoneyCompact({ ...usd, amount: 1_240_000 })).toBe('$1.2M')
  expect(formatMoneyCompact({ ...usd, amount: 740 })).toBe('$740')
  expect(formatMoneyCompact({ ...usd, amount: 9_000_000 })).toBe('$9M')
  expect(formatMoneyCompact({ ...usd, amount: 799_138.5, language: 'de' })).toMatch(
    /^799\.139\s\$$/,
  )
})

it.each([
  ['Darcel Schlecht', 'DS'],
  ['ada.lovelace@example.com', 'AL'],
  ['Cher', 'CH'],
  ['', '?'],
])('makes initials of "%s": %s', (name, expected) => {
  expect(initialsOf(name)).toBe(expected)
})

it.each([
  ['2026-11-20T11:59:30Z', null],
  ['2026-11-20T12:00:30Z', null],
  ['2026-11-20T11:58:00Z', '2 minutes ago'],
  ['2026-11-20T09:00:00Z', '3 hours ago'],
  ['2026-11-19T10:00:00Z', 'yesterday'],
])('says how long ago %s was: %s', (time, expected) => {
  const now = new Date('2026-11-20T12:00:00Z')
  expect(formatAgo({ language: 'en', now, time: new Date(time) })).toBe(expected)
})
