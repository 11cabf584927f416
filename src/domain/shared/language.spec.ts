import { normalizeLanguage } from './language.js'

describe('normalizeLanguage', () => {
  it.each([
    ['de', 'de'],
    ['PT-br', 'pt-BR'],
    ['en_GB', 'en-GB'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('spells %p as %p', (value, tag) => {
    expect(normalizeLanguage(value)).toBe(tag)
  })

  it.each(['', 'German', 'e', 'de-', '12', 'd\u0000e'])('knows that %p is none', (value) => {
    expect(normalizeLanguage(value)).toBeNull()
  })
})
