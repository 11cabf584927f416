import fc from 'fast-check'

import type { InputFields } from './inputField.js'

import { findValueProblems } from './valueProblems.js'

const line: InputFields = new Map([
  ['label', { kind: 'text' }],
  ['price', { kind: 'number' }],
])

const fields: InputFields = new Map([
  ['active', { kind: 'flag' }],
  ['company', { kind: 'relation', relationTo: 'companies' }],
  ['companyName', { kind: 'text' }],
  ['estimatedValue', { kind: 'number' }],
  ['expectedCloseDate', { kind: 'date' }],
  ['lines', { fields: line, kind: 'list' }],
  ['place', { kind: 'free' }],
  ['settings', { fields: line, kind: 'group' }],
  ['tags', { isMany: true, kind: 'text' }],
])

it.each<[string, Record<string, unknown>]>([
  ['nothing', {}],
  ['empty values', { company: null, companyName: '', estimatedValue: null, lines: 0, tags: null }],
  [
    'a record of every kind',
    {
      active: true,
      company: 'c1',
      companyName: 'Acme',
      estimatedValue: 12.5,
      expectedCloseDate: '2026-11-20',
      lines: [{ label: 'Banner', price: 3 }],
      place: [1, 2],
      settings: { label: 'x' },
      tags: ['vip'],
    },
  ],
  ['a relation with its record', { company: { id: 3, name: 'Acme' } }],
  ['fields nobody knows, which Payload leaves out', { nope: { a: 1 } }],
])('finds nothing wrong with %s', (_, data) => {
  expect(findValueProblems({ data, fields })).toEqual([])
})

it.each<[Record<string, unknown>, string, string]>([
  [{ active: 'yes' }, 'active', 'flag'],
  [{ company: { $ne: 1 } }, 'company', 'record'],
  [{ companyName: 5 }, 'companyName', 'text'],
  [{ estimatedValue: '5' }, 'estimatedValue', 'number'],
  [{ estimatedValue: Number.NaN }, 'estimatedValue', 'number'],
  [{ expectedCloseDate: 8_640_000_000_000_001 }, 'expectedCloseDate', 'date'],
  [{ expectedCloseDate: '+200000-01-01T00:00:00Z' }, 'expectedCloseDate', 'date'],
  [{ lines: 0.3 }, 'lines', 'list'],
  [{ lines: '' }, 'lines', 'list'],
  [{ lines: { 0: {} } }, 'lines', 'list'],
  [{ lines: [null] }, 'lines.0', 'object'],
  [{ lines: [1] }, 'lines.0', 'object'],
  [{ lines: [{ price: 1 }, { price: {} }] }, 'lines.1.price', 'number'],
  [{ settings: { price: 'x' } }, 'settings.price', 'number'],
  [{ tags: 'vip' }, 'tags', 'list'],
  [{ tags: '' }, 'tags', 'list'],
  [{ tags: ['vip', {}] }, 'tags.1', 'text'],
])('finds what is wrong with %j', (data, path, shape) => {
  expect(findValueProblems({ data, fields })).toEqual([{ path, shape }])
})

it('has an answer to whatever is sent', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields.keys()), fc.anything()), (data) => {
      expect(findValueProblems({ data, fields })).toEqual(expect.any(Array))
    }),
  )
})
