import { generateNKeysBetween } from 'payload/shared'

import { dropIndex } from './dropIndex.js'
import { insertByOrder, mergePages, orderAtIndex } from './order.js'

const [first = '', second = '', third = ''] = generateNKeysBetween(null, null, 3)
const cards = [
  { id: 'a', boardOrder: first },
  { id: 'b', boardOrder: second },
  { id: 'c', boardOrder: third },
]

const placed = (id: string, index: number, hasMore = false) => {
  const boardOrder = orderAtIndex({ id, cards, hasMore, index })
  return insertByOrder({ card: { id, boardOrder }, cards })
    .map((card) => card.id)
    .join('')
}

it.each([
  ['new', 0, 'newabc'],
  ['new', 2, 'abnewc'],
  ['new', 9, 'abcnew'],
  ['a', 1, 'bac'],
  ['c', 0, 'cab'],
])('puts %s at index %i as %s', (id, index, expected) => {
  expect(placed(id, index)).toBe(expected)
})

it('never goes below the last loaded card while more wait on the server', () => {
  expect(placed('new', 9, true)).toBe('abnewc')
})

it('copes with neighbours that share a key', () => {
  const same = [
    { id: 'a', boardOrder: 'a1' },
    { id: 'b', boardOrder: 'a1' },
  ]
  const boardOrder = orderAtIndex({ id: 'new', cards: same, hasMore: false, index: 1 })
  expect(boardOrder > 'a1').toBe(true)
})

it('merges pages in order, each card once and the newer copy of it', () => {
  const next = [
    { id: 'c', boardOrder: third, isNew: true },
    { id: 'd', boardOrder: 'zz', isNew: true },
  ]
  const loaded = cards.map((card) => ({ ...card, isNew: false }))
  expect(mergePages({ loaded, next }).map(({ id, isNew }) => [id, isNew])).toEqual([
    ['a', false],
    ['b', false],
    ['c', true],
    ['d', true],
  ])
})

const nowhere = { edge: null, hasMore: false, isBelow: false, overID: null }

it.each([
  ['above another', { edge: 'top', overID: 'c' }, 1],
  ['below another', { edge: 'bottom', overID: 'c' }, 2],
  ['to the end, from the free space beneath all cards', { isBelow: true }, 2],
  ['above the next, where it is already', { edge: 'top', overID: 'b' }, null],
  ['onto itself', { edge: 'top', overID: 'a' }, null],
  ['on the head of its column, where it is on top already', {}, null],
] as const)('drops the first card %s', (_, drop, expected) => {
  expect(dropIndex({ id: 'a', cards, ...nowhere, ...drop })).toBe(expected)
})

it.each([
  ['on the head', {}, 0],
  ['beneath all cards', { isBelow: true }, 3],
  ['beneath the loaded cards while there are more', { hasMore: true, isBelow: true }, 0],
])('drops a card of another column %s', (_, drop, expected) => {
  expect(dropIndex({ id: 'new', cards, ...nowhere, ...drop })).toBe(expected)
})
