import fc from 'fast-check'

import type { FieldShape } from './fieldShapes.js'

import { isSameValue } from './isSameValue.js'

const text: FieldShape = { name: 'notes', kind: 'text' }
const money: FieldShape = { name: 'price', currency: 'EUR', kind: 'money' }
const date: FieldShape = { name: 'day', kind: 'date' }
const relation: FieldShape = { name: 'owner', kind: 'relation' }
const plain: FieldShape = { name: 'json', kind: 'plain' }
const rows: FieldShape = { name: 'lines', fields: [text, money, relation], kind: 'rows' }
const group: FieldShape = { name: 'address', fields: [text, date], kind: 'group' }

const same: [string, FieldShape, unknown, unknown][] = [
  ['missing and null', text, undefined, null],
  ['objects where a moment should stand', date, { toString: false }, { toString: false }],
  ['white space and nothing', text, '  ', null],
  ['outer white space', text, ' Acme ', 'Acme'],
  ['two spellings of an accent', text, 'Cafe\u0301', 'Café'],
  ['an empty list and none', text, [], null],
  ['a list with empty texts', text, ['print', ' '], ['print']],
  ['fractions of a cent', money, 0.1 + 0.2, 0.3],
  ['two spellings of a moment', date, '2026-11-20T10:00:00Z', '2026-11-20T11:00:00.000+01:00'],
  ['a moment as a Date', date, new Date(0), '1970-01-01T00:00:00.000Z'],
  ['an id and the document', relation, 'a1', { id: 'a1', name: 'Jane' }],
  ['an id as number and as text', relation, 7, '7'],
  [
    'a polymorphic relation, populated',
    relation,
    { relationTo: 'users', value: 7 },
    { relationTo: 'users', value: { id: 7 } },
  ],
  ['keys in another order', plain, { a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 3 } }],
  ['keys that hold nothing', plain, { a: 1, b: null }, { a: 1 }],
  ['rows with other ids', rows, [{ id: 'x', notes: ' a ' }], [{ id: 'y', notes: 'a', price: null }]],
  ['no rows and none', rows, [], undefined],
  ['an empty group and none', group, { day: null, notes: '' }, null],
] // prettier-ignore

const different: [string, FieldShape, unknown, unknown][] = [
  ['texts', text, 'a', 'A'],
  ['a text and none', text, 'a', null],
  ['lists in another order', text, ['a', 'b'], ['b', 'a']],
  ['a cent', money, 1, 1.01],
  ['nothing and zero', money, null, 0],
  ['a millisecond', date, '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.001Z'],
  ['another document', relation, { id: 'a' }, { id: 'b' }],
  [
    'another collection',
    relation,
    { relationTo: 'users', value: 7 },
    { relationTo: 'teams', value: 7 },
  ],
  ['no and nothing', plain, false, null],
  ['a list and an object', plain, [['a', 1]], { a: 1 }],
  ['a row more', rows, [{ notes: 'a' }], [{ notes: 'a' }, {}]],
  ['rows in another order', rows, [{ notes: 'a' }, { notes: 'b' }], [{ notes: 'b' }, { notes: 'a' }]],
  ['a field of a group', group, { notes: 'a' }, { notes: 'b' }],
] // prettier-ignore

const anyShape = fc.constantFrom(text, money, date, relation, plain, rows, group)
const anyValue = fc.jsonValue({ maxDepth: 3 })

describe('isSameValue', () => {
  it.each(same)('takes for the same: %s', (_, shape, a, b) => {
    expect(isSameValue({ a, b, shape })).toBe(true)
    expect(isSameValue({ a: b, b: a, shape })).toBe(true)
  })

  it.each(different)('tells apart: %s', (_, shape, a, b) => {
    expect(isSameValue({ a, b, shape })).toBe(false)
    expect(isSameValue({ a: b, b: a, shape })).toBe(false)
  })

  it('finds every value the same as itself, and does not care which comes first', () => {
    fc.assert(
      fc.property(anyShape, anyValue, anyValue, (shape, a, b) => {
        expect(isSameValue({ a, b: structuredClone(a), shape })).toBe(true)
        expect(isSameValue({ a, b, shape })).toBe(isSameValue({ a: b, b: a, shape }))
      }),
    )
  })
})
