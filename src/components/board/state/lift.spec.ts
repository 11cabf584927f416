import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { Lift, LiftKey } from './lift.js'

import { liftActionOf, shiftLift, showLift } from './lift.js'

const cardsOf = (stage: string, ids: string) => [...ids].map((id) => ({ id, stage }) as BoardCard)

const columns = [
  { cards: cardsOf('lead', 'abc'), key: 'lead', nextCursor: null },
  { cards: cardsOf('qualified', 'd'), key: 'qualified', nextCursor: null },
  { cards: cardsOf('won', ''), key: 'won', nextCursor: null },
] as unknown as BoardColumn[]

const lift: Lift = { card: { id: 'c', stage: 'lead' } as BoardCard, index: 2, stage: 'lead' }

const carry = (keys: LiftKey[]) =>
  keys.reduce((at, key) => shiftLift({ columns, key, lift: at }), lift)

const shown = (keys: LiftKey[]) =>
  showLift({ columns, lift: carry(keys) }).map(({ cards }) => cards.map(({ id }) => id).join(''))

it.each<[LiftKey[], string[]]>([
  [[], ['abc', 'd', '']],
  [['ArrowUp'], ['acb', 'd', '']],
  [
    ['ArrowUp', 'ArrowUp', 'ArrowUp'],
    ['cab', 'd', ''],
  ],
  [['ArrowDown'], ['abc', 'd', '']],
  [['ArrowRight'], ['ab', 'dc', '']],
  [
    ['ArrowRight', 'Home'],
    ['ab', 'cd', ''],
  ],
  [
    ['ArrowRight', 'ArrowRight', 'ArrowRight'],
    ['ab', 'd', 'c'],
  ],
  [['ArrowLeft'], ['abc', 'd', '']],
])('carries a lifted card with %j', (keys, expected) => {
  expect(shown(keys)).toEqual(expected)
})

it.each<[LiftKey, string[]]>([
  ['ArrowDown', ['acb', 'd', '']],
  ['End', ['acb', 'd', '']],
  ['ArrowRight', ['ab', 'cd', '']],
])('stays above the last loaded card with %s while more wait on the server', (key, expected) => {
  const endless = columns.map((column) => ({ ...column, nextCursor: 'more' }))
  const at = shiftLift({ columns: endless, key, lift })
  expect(
    showLift({ columns: endless, lift: at }).map(({ cards }) => cards.map(({ id }) => id).join('')),
  ).toEqual(expected)
})

it.each([
  ['ArrowLeft', 'shift'],
  ['Enter', 'drop'],
  [' ', 'drop'],
  ['Escape', 'cancel'],
  ['Tab', 'leave'],
  ['F5', null],
  ['PageDown', null],
  ['a', null],
])('hears of %j as %s', (key, expected) => {
  expect(liftActionOf(key)).toBe(expected)
})

it('leaves the columns alone when nothing is lifted', () => {
  expect(showLift({ columns, lift: null })).toBe(columns)
})
