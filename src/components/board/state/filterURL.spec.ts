import { filterOfURL, queryOfFilter } from './filterURL.js'

it('reads the filter of an address and leaves out what is none', () => {
  const search = new URLSearchParams('q=%20Acme%20&minValue=10&maxValue=lots&owner=&page=2')
  expect(filterOfURL(search)).toEqual({ minValue: 10, q: 'Acme' })
})

it('writes equal filters as equal texts', () => {
  expect(queryOfFilter({ maxValue: 5, owner: 'me', q: 'a b' })).toBe('owner=me&q=a+b&maxValue=5')
  expect(queryOfFilter(filterOfURL(new URLSearchParams('maxValue=5&q=a+b&owner=me')))).toBe(
    'owner=me&q=a+b&maxValue=5',
  )
})
