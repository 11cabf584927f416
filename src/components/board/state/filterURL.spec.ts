import { addressOf, filterOfURL, queryOfFilter } from './filterURL.js'

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

it('changes the filter of an address and nothing else of it', () => {
  const location = { pathname: '/base/admin/crm', search: '?tab=commercial&q=Acme&owner=me' }
  expect(addressOf({ filter: { owner: 'none' }, location })).toBe(
    '/base/admin/crm?tab=commercial&owner=none',
  )
  expect(addressOf({ filter: {}, location: { ...location, search: '?q=Acme' } })).toBe(
    '/base/admin/crm',
  )
})
