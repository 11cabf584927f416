import type { MergeField, MergeRule } from './planMerge.js'

import { planMerge } from './planMerge.js'

const field = (name: string, rule: MergeRule = 'choice', others = {}): MergeField => ({
  isSelf: false,
  rule,
  shape: { name, kind: 'plain' },
  ...others,
})

const merge = (winner: object, loser: object, fields: MergeField[], choices = {}) =>
  Object.fromEntries(
    planMerge({
      choices,
      fields,
      loser: { id: 'l', ...loser },
      winner: { id: 'w', ...winner },
    }).map(({ name, merged }) => [name, merged]),
  )

it('names only fields in which the two differ', () => {
  expect(
    planMerge({
      choices: {},
      fields: [field('email'), field('phone')],
      loser: { id: 'l', email: 'b@acme.com', phone: '+1' },
      winner: { id: 'w', email: 'a@acme.com', phone: '+1' },
    }),
  ).toEqual([
    { name: 'email', loser: 'b@acme.com', merged: 'a@acme.com', rule: 'choice', winner: 'a@acme.com' },
  ]) // prettier-ignore
})

it("keeps the winner's value, and takes the loser's where the winner has none", () => {
  expect(
    merge({ a: 'w', b: null, c: '' }, { a: 'l', b: 'l', c: 'l' }, ['a', 'b', 'c'].map((name) => field(name))), // prettier-ignore
  ).toEqual({ a: 'w', b: 'l', c: 'l' })
})

it('does as it is told, also where the chosen value is none', () => {
  expect(merge({ a: 'w' }, { a: null }, [field('a')], { a: 'loser' })).toEqual({ a: null })
  expect(merge({ c: 'revoked' }, { c: 'granted' }, [field('c', 'stricter')], { c: 'loser' })).toEqual(
    { c: 'granted' },
  ) // prettier-ignore
})

it('lets a wish for no contact win, whoever of the two expressed it', () => {
  expect(merge({ d: false }, { d: true }, [field('d', 'either')])).toEqual({ d: true })
  expect(merge({ d: true }, { d: false }, [field('d', 'either')])).toEqual({ d: true })
})

it.each([
  ['granted', 'revoked', 'revoked'],
  ['unknown', 'revoked', 'revoked'],
  ['unknown', 'granted', 'granted'],
  ['granted', 'unknown', 'granted'],
])('of the answers %s and %s keeps %s', (winner, loser, kept) => {
  expect(merge({ c: winner }, { c: loser }, [field('c', 'stricter')])).toEqual({ c: kept })
})

it('keeps the earlier moment, and the only one', () => {
  const early = '2025-01-01T00:00:00.000Z'
  const late = '2026-01-01T00:00:00.000Z'
  const fields = [field('at', 'earliest')]
  expect(merge({ at: late }, { at: early }, fields)).toEqual({ at: early })
  expect(merge({ at: early }, { at: late }, fields)).toEqual({ at: early })
  expect(merge({ at: null }, { at: late }, fields)).toEqual({ at: late })
})

it('unites lists, and names each word once', () => {
  expect(merge({ tags: ['a', 'b'] }, { tags: ['b', 'c'] }, [field('tags', 'united')])).toEqual({
    tags: ['a', 'b', 'c'],
  })
})

it('makes nobody their own parent', () => {
  const fields = [field('parent', 'choice', { isSelf: true })]
  expect(merge({ parent: 'l' }, { parent: 'x' }, fields)).toEqual({ parent: null })
  expect(merge({ parent: null }, { parent: 'w' }, fields)).toEqual({ parent: null })
  expect(merge({ parent: null }, { parent: 'x' }, fields)).toEqual({ parent: 'x' })
})

it('copies rows without the ids they have where they come from', () => {
  const rows = { shape: { name: 'rows', fields: [{ name: 'text', kind: 'text' }], kind: 'rows' } }
  expect(
    merge({ rows: [] }, { rows: [{ id: '1', text: 'x' }] }, [field('rows', 'choice', rows)]),
  ).toEqual({ rows: [{ text: 'x' }] })
})
