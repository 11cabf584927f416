import type { Board, BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { BoardAction, BoardState } from './boardReducer.js'

import { boardReducer, createBoardState } from './boardReducer.js'

const pipeline = { id: 1, name: 'New Business', key: 'new_logo', kind: 'sales' } as const

const card = (id: string, stage: string, boardOrder: string, value = 100): BoardCard => ({
  id,
  aiScore: null,
  boardOrder,
  companyName: `Company ${id}`,
  contactName: null,
  currency: 'USD',
  owner: null,
  stage,
  stageEnteredAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  value,
})

const column = (key: string, probability: number, cards: BoardCard[]): BoardColumn => ({
  name: key,
  type: 'open',
  cards,
  color: '#000000',
  count: cards.length,
  key,
  nextCursor: null,
  probability,
  totalValue: cards.reduce((sum, { value }) => sum + value, 0),
  weightedValue: cards.reduce((sum, { value }) => sum + (value * probability) / 100, 0),
})

const board = (): Board => ({
  currency: 'USD',
  pipeline,
  stages: [
    column('lead', 10, [card('a', 'lead', 'a1'), card('b', 'lead', 'a2', 50)]),
    column('qualified', 50, [card('c', 'qualified', 'a1')]),
  ],
})

const start = () => createBoardState({ board: board(), error: null, pipeline })

const after = (actions: BoardAction[], from: BoardState = start()) =>
  actions.reduce(boardReducer, from)

const idsOf = (state: BoardState) =>
  state.columns.map(({ cards }) => cards.map(({ id }) => id).join(''))

const move = (id: string, stage: string, boardOrder: string): BoardAction => ({
  id,
  type: 'moved',
  boardOrder,
  stage,
})

it('shows a move at once, with counts and totals', () => {
  const state = after([move('b', 'qualified', 'a2')])
  expect(idsOf(state)).toEqual(['a', 'cb'])
  expect(
    state.columns.map(({ count, totalValue, weightedValue }) => [count, totalValue, weightedValue]),
  ).toEqual([
    [1, 100, 10],
    [2, 150, 75],
  ])
})

it('puts a refused card back in its old place', () => {
  const state = after([move('a', 'qualified', 'a0'), { id: 'a', type: 'refused' }])
  expect(state.columns).toEqual(start().columns)
  expect(state.pending.a).toBeUndefined()
})

it('keeps the later of two moves on the screen while the first is answered', () => {
  const saved = { ...card('a', 'qualified', 'a0'), updatedAt: '2026-01-02T00:00:00.000Z' }
  const state = after([
    move('a', 'qualified', 'a0'),
    move('a', 'lead', 'a3'),
    { type: 'saved', card: saved },
  ])
  expect(idsOf(state)).toEqual(['ba', 'c'])
  expect(state.pending.a?.base.updatedAt).toBe(saved.updatedAt)
})

it('goes back to what the server saved when a later move is refused', () => {
  const state = after([
    move('a', 'qualified', 'a0'),
    move('a', 'lead', 'a3'),
    { type: 'saved', card: card('a', 'qualified', 'a0') },
    { id: 'a', type: 'refused' },
  ])
  expect(idsOf(state)).toEqual(['b', 'ac'])
})

it('takes the value the server answered into the totals', () => {
  const state = after([
    move('a', 'qualified', 'a0'),
    { type: 'saved', card: card('a', 'qualified', 'a0', 400) },
  ])
  expect(state.columns[1]?.totalValue).toBe(500)
})

it('puts a new lead into its column and takes a deleted one out', () => {
  const state = after([
    { type: 'put', card: card('d', 'lead', 'a0', 7) },
    { id: 'b', type: 'removed' },
  ])
  expect(idsOf(state)).toEqual(['da', 'c'])
  expect(state.columns[0]).toMatchObject({ count: 2, totalValue: 107 })
})

it('adds a page without doubling a card that was moved meanwhile', () => {
  const page: Board = {
    ...board(),
    stages: [
      {
        ...column('lead', 10, [card('b', 'lead', 'a2'), card('e', 'lead', 'a5')]),
        nextCursor: 'more',
      },
    ],
  }
  const state = after([
    { type: 'pageRequested', stage: 'lead' },
    move('b', 'qualified', 'a2'),
    { type: 'pageLoaded', board: page },
  ])
  expect(idsOf(state)).toEqual(['ae', 'cb'])
  expect(state.columns[0]?.nextCursor).toBe('more')
  expect(state.pages.lead).toBeUndefined()
})

it('says why a board could not be loaded, and forgets it with the next load', () => {
  const failed = after([{ type: 'loadFailed', message: 'No connection' }])
  expect(failed).toMatchObject({ error: 'No connection', status: 'failed' })
  expect(after([{ type: 'loaded', board: board() }], failed)).toMatchObject({
    error: null,
    generation: 1,
    status: 'ready',
  })
})
