import fc from 'fast-check'

import { findQueryProblem } from './query.js'

const nest = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => ({ and: [inner] }), {
    stage: { equals: 'lead' },
  })

it.each([
  ['none', undefined],
  ['a condition', { stage: { equals: 'lead' } }],
  ['a hundred ids', { id: { in: Array.from({ length: 100 }, String) } }],
  ['some nesting', nest(4)],
])('lets %s pass', (_, where) => {
  expect(findQueryProblem(where)).toBeNull()
})

it('refuses what is nested too deep, with a sentence', () => {
  expect(findQueryProblem(nest(20))).toMatch(/nested more than/)
})

it('refuses more conditions than anybody asks', () => {
  const or = Array.from({ length: 600 }, () => ({ stage: { equals: 'lead' } }))
  expect(findQueryProblem({ or })).toMatch(/more than 500 conditions/)
})

it('has an answer to whatever is sent', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 20 }), (where) => {
      expect([null, expect.any(String)]).toContainEqual(findQueryProblem(where))
    }),
  )
})
