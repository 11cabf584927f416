import { formatMoney, formatMoneyCompact, initialsOf } from './format.js'

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
