import { exportQuery } from './exportQuery.js'

it('asks for the columns, the order and the conditions of the list', () => {
  const query = exportQuery({
    columns: ['name', 'email'],
    sort: ['-createdAt', 'name'],
    where: { and: [{ language: { in: ['de', 'en'] } }, { name: { like: 'A & B' } }] },
  })
  expect([...new URLSearchParams(query)]).toEqual([
    ['where[and][0][language][in][0]', 'de'],
    ['where[and][0][language][in][1]', 'en'],
    ['where[and][1][name][like]', 'A & B'],
    ['sort', '-createdAt,name'],
    ['columns', 'name,email'],
  ])
})

it('leaves out what the list does not say', () => {
  expect(exportQuery({ columns: [], sort: undefined, where: {} })).toBe('')
})
