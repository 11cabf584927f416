import fc from 'fast-check'

import type { InputFields } from './inputField.js'

import { findField } from './inputField.js'
import { findQueryProblem } from './queryProblem.js'

const users: InputFields = new Map([['name', { kind: 'text' }]])

const fields: InputFields = new Map([
  ['companyName', { kind: 'text' }],
  ['createdAt', { kind: 'date' }],
  ['estimatedValue', { kind: 'number' }],
  ['id', { kind: 'id' }],
  ['lines', { fields: new Map([['label', { kind: 'text' }]]), kind: 'list' }],
  ['owner', { kind: 'relation', relationTo: 'users' }],
  ['place', { kind: 'free' }],
  ['stage', { kind: 'text' }],
  ['tags', { isMany: true, kind: 'text' }],
  ['version', { kind: 'computed' }],
])

const find = (path: string) => findField({ fields, fieldsOf: () => users, path })

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
  ['a part of a name', { companyName: { contains: 'Ac' } }],
  ['a field of a relation', { 'owner.name': { like: 'Ann' } }],
  ['a field of a row', { 'lines.label': { equals: 'Banner' } }],
  ['one of several values', { tags: { contains: 'vip' } }],
  ["what a host's own field may be asked", { place: { near: '1,2,3' } }],
  ['some nesting', nest(4)],
  ['nesting as a query string has it', { or: { 0: { stage: { equals: 'lead' } } } }],
])('lets %s pass', (_, where) => {
  expect(findQueryProblem({ find, where })).toBeNull()
})

it.each([
  ['a word', 'id', /object of conditions/],
  ['a word among conditions', { and: ['id'] }, /object of conditions/],
  ['a field without an operator', { stage: 'lead' }, /where\[stage\]\[equals\]/],
  ['an object as a value', { stage: { equals: { a: 0 } } }, /"stage" cannot be compared/],
  ['a list as a value', { stage: { equals: ['lead'] } }, /"stage" cannot be compared/],
  ['lists in a list', { id: { in: [['a']] } }, /"id" cannot be compared/],
  ['several values at once', { tags: { all: ['vip'] } }, /"tags" cannot be asked for/],
  ["that of a host's field", { place: { all: ['a'] } }, /"place" cannot be asked for/],
  ['a place on a map', { companyName: { within: '0' } }, /"companyName" cannot be asked for/],
  ['a part of a number', { estimatedValue: { contains: '1' } }, /cannot be asked for with/],
  ['a part of a relation', { owner: { like: 'Ann' } }, /cannot be asked for with/],
  ['rows as a whole', { lines: { equals: '1' } }, /cannot be asked for with/],
  ['what is computed', { version: { equals: 'x' } }, /cannot be asked for with/],
  ['a field that is none', { nope: { equals: 'x' } }, /no field "nope"/],
  ['a field behind one that leads nowhere', { 'stage.x': { equals: 'x' } }, /no field "stage.x"/],
  ['what is nested too deep', nest(20), /nested more than/],
  [
    'more conditions than anybody asks',
    { or: Array.from({ length: 600 }, () => ({ stage: { equals: 'lead' } })) },
    /more than 500 conditions/,
  ],
])('refuses %s with a sentence', (_, where, sentence) => {
  expect(findQueryProblem({ find, where })).toMatch(sentence)
})

it('has an answer to whatever is sent', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 20 }), (where) => {
      expect([null, expect.any(String)]).toContainEqual(findQueryProblem({ find, where }))
    }),
  )
})
