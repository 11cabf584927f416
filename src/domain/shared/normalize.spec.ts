import fc from 'fast-check'

import { normalizeEmail, normalizePhone } from './normalize.js'
import { normalizeText } from './normalizeText.js'

const isNoneOrStable = (email: null | string): boolean =>
  email === null || normalizeEmail(email) === email

const phoneOrPlaceholder = (value: string): string =>
  normalizePhone({ defaultCountry: 'US', value }) ?? '+0000'

describe('normalizeText', () => {
  it('trims, composes accents and drops what no database takes', () => {
    expect(normalizeText('  Cafe\u0301\u0000 \uD800 ')).toBe('Café \uFFFD')
    expect(normalizeText('two\nlines\tkept')).toBe('two\nlines\tkept')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(normalizeText(normalizeText(value))).toBe(normalizeText(value))
      }),
    )
  })
})

describe('normalizeEmail', () => {
  it.each([
    [' Jane.Doe+News@ACME.com ', 'jane.doe+news@acme.com'],
    ['jane@bücher.example', 'jane@xn--bcher-kva.example'],
    ["o'neil@example.com", "o'neil@example.com"],
  ])('spells %p as %p', (value, email) => {
    expect(normalizeEmail(value)).toBe(email)
  })

  it.each(['', 'jane', 'jane@', '@acme.com', 'jane@acme', 'a b@acme.com', 'a@b@', 'a..b@acme.com'])(
    'knows that %p is none',
    (value) => {
      expect(normalizeEmail(value)).toBeNull()
    },
  )

  it('never throws, and accepts its own output', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (value) => {
        expect(isNoneOrStable(normalizeEmail(value))).toBe(true)
      }),
    )
  })
})

describe('normalizePhone', () => {
  it.each([
    ['(212) 555-0100', 'US', '+12125550100'],
    ['+49 30 123456', 'US', '+4930123456'],
    ['020 7946 0018', 'GB', '+442079460018'],
  ])('writes %p in %s as %p', (value, defaultCountry, phone) => {
    expect(normalizePhone({ defaultCountry, value })).toBe(phone)
  })

  it.each(['', '1', 'call me', '+1'])('knows that %p is none', (value) => {
    expect(normalizePhone({ defaultCountry: 'US', value })).toBeNull()
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(phoneOrPlaceholder(value)).toMatch(/^\+\d{4,15}/)
      }),
    )
  })
})
