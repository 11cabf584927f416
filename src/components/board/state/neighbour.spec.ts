import type { BoardColumn } from '../../../domain/board/types.js'

import { neighbourOf } from './neighbour.js'

const columns = ['ab', '', 'cd'].map((ids, index) => ({
  cards: [...ids].map((id) => ({ id })),
  key: String(index),
})) as unknown as BoardColumn[]

it.each([
  ['a', 'ArrowDown', 'b'],
  ['a', 'ArrowUp', undefined],
  ['b', 'Home', 'a'],
  ['c', 'End', 'd'],
  ['b', 'ArrowRight', 'd'],
  ['c', 'ArrowLeft', 'a'],
  ['a', 'ArrowLeft', undefined],
])('leads from %s with %s to %s', (id, key, expected) => {
  expect(neighbourOf({ id, columns, key, tabStops: { 2: 'd' } })?.id).toBe(expected)
})
