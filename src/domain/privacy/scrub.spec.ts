import { identifiersOf } from './identifiers.js'
import { createScrubber } from './scrub.js'

const zoe = {
  name: "Zoë O'Brien",
  email: 'Zoe.OBrien@acme.example',
  firstName: 'Zoë',
  lastName: "O'Brien",
  phone: '+49 170 1234567',
}

const all = createScrubber(identifiersOf([zoe]))
const withoutWords = createScrubber({ ...identifiersOf([zoe]), words: [] })

describe('createScrubber', () => {
  it.each([
    ['zoe.obrien@acme.example', '[erased]'],
    ['Mail ZOE.OBRIEN@ACME.EXAMPLE, please.', 'Mail [erased], please.'],
    ['<zoe.obrien@acme.example>', '<[erased]>'],
    ['https://x.example/?to=zoe.obrien%40acme.example&a=1', 'https://x.example/?to=[erased]&a=1'],
    ['Call +49 170 1234567 today', 'Call [erased] today'],
    ['Call 0170/123 45 67.', 'Call [erased].'],
    ['0049 (0)170-1234567', '[erased]'],
    ['with zoë o’brien', 'with [erased]'],
    ["O'Brien, Zoë", '[erased]'],
  ])('takes the person out of %j', (text, expected) => {
    expect(withoutWords.scrubText(text)).toBe(expected)
  })

  it.each([
    'bigzoe.obrien@acme.example',
    'zoe.obrien@acme.example.com',
    'obrien@acme.example',
    '+49 170 1234568',
    '91701234567891',
    "Chloë O'Brienne",
    'acme.example',
  ])('leaves %j to others', (text) => {
    expect(withoutWords.scrubText(text)).toBe(text)
  })

  it('takes names by themselves only as whole words written like names', () => {
    const { scrubText } = createScrubber(
      identifiersOf([{ ...zoe, name: 'Will Lee', firstName: 'Will', lastName: 'Lee' }]),
    )
    expect(scrubText('Hi Will, we will see Leeds')).toBe('Hi [erased], we will see Leeds')
  })

  it('reaches into JSON, its keys and texts of JSON, and keeps it JSON', () => {
    const value = {
      text: JSON.stringify({ email: zoe.email }),
      'zoe.obrien@acme.example': [{ raw: 'Hi Zoë' }, 491701234567, 5, null, true],
    }
    expect(all.scrubJSON(value)).toEqual({
      '[erased]': [{ raw: 'Hi [erased]' }, '[erased]', 5, null, true],
      text: '{"email":"[erased]"}',
    })
  })

  it('takes every address, name and number of records that are one person', () => {
    const { scrubText } = createScrubber(
      identifiersOf([zoe, { ...zoe, email: 'zoe@home.example', phone: null }]),
    )
    expect(scrubText('zoe@home.example zoe.obrien@acme.example')).toBe('[erased] [erased]')
  })

  it('looks for nothing when nothing is known', () => {
    const nobody = { name: null, email: null, firstName: null, lastName: null, phone: '123' }
    const { pattern, scrubText } = createScrubber(identifiersOf([nobody]))
    expect(pattern).toBeNull()
    expect(scrubText('a 123')).toBe('a 123')
  })

  it('takes an address as a name for none', () => {
    const person = { ...zoe, name: zoe.email, firstName: null, lastName: null }
    expect(identifiersOf([person])).toMatchObject({ names: [], words: [] })
  })
})
