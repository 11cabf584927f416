import fc from 'fast-check'

import { findQueryProblem } from './query.js'

const nest = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => ({ and: [inner] }), {
    stage: { equals: 'lead' },
  })

it.each([
  ['none', undefined],
  ['an empty one', {}],
  ['a condition', { stage: { equals: 'lead' } }],
  ['an hour', { createdAt: { greater_than: new Date() } }],
  ['a hundred ids', { id: { in: Array.from({ length: 100 }, String) } }],
  ['ids as a query string has them', { id: { in: { 0: 'a', 1: 'b' } } }],
  ['some nesting', nest(4)],
  ['nesting as a query string has it', { or: { 0: { stage: { equals: 'lead' } } } }],
])('lets %s pass', (_, where) => {
  expect(findQueryProblem(where)).toBeNull()
})

it.each([
  ['a word', 'id', /object of conditions/],
  ['a word among conditions', { and: ['id'] }, /object of conditions/],
  ['a field without an operator', { stage: 'lead' }, /where\[stage\]\[equals\]/],
  ['an object as a value', { stage: { equals: { a: 0 } } }, /"stage" cannot be compared/],
  ['a list as a value', { stage: { equals: ['lead'] } }, /"stage" cannot be compared/],
  ['lists in a list', { id: { in: [['a']] } }, /"id" cannot be compared/],
  ['a place', { companyName: { within: '0' } }, /no place on a map/],
  ['what is nested too deep', nest(20), /nested more than/],
  [
    'more conditions than anybody asks',
    { or: Array.from({ length: 600 }, () => ({ stage: { equals: 'lead' } })) },
    /more than 500 conditions/,
  ],
])('refuses %s with a sentence', (_, where, sentence) => {
  expect(findQueryProblem(where)).toMatch(sentence)
})

it('has an answer to whatever is sent', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 20 }), (where) => {
      expect([null, expect.any(String)]).toContainEqual(findQueryProblem(where))
    }),
  )
})
