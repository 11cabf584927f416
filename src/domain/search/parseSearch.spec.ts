import { parseSearch } from './parseSearch.js'

it.each(['', '   ', '…'])('takes %j for nothing', (value) => {
  expect(parseSearch(value)).toBeNull()
})

it('tells words, address and host apart', () => {
  expect(parseSearch('Zoë.Müller@Example.com')).toEqual({
    digits: null,
    host: 'example.com',
    plain: 'zoë.müller@example.com',
    terms: ['zoe', 'muller'],
  })
})

it.each([
  ['+49 (0)170 123', '49170123'],
  ['0170/123', '170123'],
  ['0049170', '49170'],
])('reads %s as the number %s', (value, digits) => {
  expect(parseSearch(value)?.digits).toBe(digits)
})

it('takes no name with a digit for a number, and no more than six words', () => {
  expect(parseSearch('Studio 54')?.digits).toBeNull()
  expect(parseSearch('a b c d e f g')?.terms).toHaveLength(6)
})
