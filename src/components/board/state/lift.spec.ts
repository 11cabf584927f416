import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { Lift, LiftKey } from './lift.js'

import { shiftLift, showLift } from './lift.js'

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

it('leaves the columns alone when nothing is lifted', () => {
  expect(showLift({ columns, lift: null })).toBe(columns)
})
