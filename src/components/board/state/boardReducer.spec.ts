import type { Board, BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { BoardAction, BoardState } from './boardReducer.js'

import { boardReducer, createBoardState } from './boardReducer.js'

const pipeline = { id: 1, name: 'New Business', key: 'new_logo', kind: 'sales' } as const

const card = (id: string, stage: string, boardOrder: string, value = 100): BoardCard => ({
  id,
  aiScore: null,
  aiScoreReason: null,
  boardOrder,
  canMove: true,
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

/** The board with more leads waiting on the server behind `cursor`. */
const startOf = (cursor: string): BoardState =>
  createBoardState({
    board: {
      ...board(),
      stages: board().stages.map((stage) => ({ ...stage, nextCursor: cursor })),
    },
    error: null,
    pipeline,
  })

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
  const state = after(
    [
      { type: 'pageRequested', stage: 'lead' },
      move('b', 'qualified', 'a2'),
      { type: 'pageLoaded', board: page, cursor: 'first', generation: 0 },
    ],
    startOf('first'),
  )
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

const pageOf = (key: string, cards: BoardCard[], nextCursor: null | string = null): Board => ({
  ...board(),
  stages: [{ ...column(key, 10, cards), nextCursor }],
})

it('leaves out a page that was asked for before the board was loaded again', () => {
  const late = pageOf('lead', [card('e', 'lead', 'a5')])
  const state = after(
    [
      { type: 'pageRequested', stage: 'lead' },
      { type: 'loadRequested' },
      { type: 'loaded', board: { ...board(), stages: startOf('first').columns } },
      { type: 'pageLoaded', board: late, cursor: 'first', generation: 0 },
    ],
    startOf('first'),
  )
  expect(idsOf(state)).toEqual(['ab', 'c'])
  expect(state.columns[0]?.nextCursor).toBe('first')
})

it('asks for a page again when the column goes on from another card by now', () => {
  const late = pageOf('lead', [card('e', 'lead', 'a5')])
  const state = after(
    [
      { type: 'pageRequested', stage: 'lead' },
      { type: 'pageLoaded', board: late, cursor: 'elsewhere', generation: 0 },
    ],
    startOf('first'),
  )
  expect(idsOf(state)).toEqual(['ab', 'c'])
  expect(state.pages.lead).toBeUndefined()
})

it('keeps an unsaved move on the screen over a load, and reads its columns again once answered', () => {
  const loaded = after([
    move('a', 'qualified', 'a0'),
    { type: 'loadRequested' },
    { type: 'loaded', board: board() },
  ])
  expect(idsOf(loaded)).toEqual(['b', 'ac'])
  expect(loaded.columns.map(({ count }) => count)).toEqual([1, 2])
  const saved = after([{ type: 'saved', card: card('a', 'qualified', 'a0') }], loaded)
  expect(idsOf(saved)).toEqual(['b', 'ac'])
  expect(saved.stale).toEqual(['lead', 'qualified'])
})

it('does not bring a moved card into a filter it may not match', () => {
  const narrowed = { ...board(), stages: [column('lead', 10, []), column('qualified', 50, [])] }
  const state = after([
    move('a', 'qualified', 'a0'),
    { type: 'loadRequested' },
    { type: 'loaded', board: narrowed },
    { type: 'saved', card: card('a', 'qualified', 'a0') },
  ])
  expect(idsOf(state)).toEqual(['', ''])
  expect(state.columns.map(({ count }) => count)).toEqual([0, 0])
  expect(state.stale).toEqual(['lead', 'qualified'])
})

it('reads columns again when a move was answered while the board was on its way', () => {
  const state = after([
    { type: 'loadRequested' },
    move('a', 'qualified', 'a0'),
    { type: 'saved', card: card('a', 'qualified', 'a0') },
    { type: 'loaded', board: board() },
  ])
  expect(state.stale).toEqual(['lead', 'qualified'])
})

it('has nothing to read again after a move that no load crossed', () => {
  const state = after([
    move('a', 'qualified', 'a0'),
    { type: 'saved', card: card('a', 'qualified', 'a0') },
  ])
  expect(state.stale).toEqual([])
})

it('takes columns as read again, with what was loaded beneath them', () => {
  const state = after(
    [
      { type: 'wentStale', stages: ['lead'] },
      { type: 'refreshRequested' },
      {
        type: 'refreshed',
        boards: [pageOf('lead', [card('c', 'lead', 'a0'), card('a', 'lead', 'a1')], 'other')],
        generation: 0,
      },
    ],
    startOf('first'),
  )
  expect(idsOf(state)).toEqual(['cab', ''])
  expect(state.columns[0]?.nextCursor).toBe('first')
  expect(state).toMatchObject({ refreshing: false, stale: [] })
})

it('keeps a later move on the screen while its column is read again', () => {
  const state = after([
    { type: 'refreshRequested' },
    move('a', 'qualified', 'a0'),
    {
      type: 'refreshed',
      boards: [pageOf('qualified', [card('c', 'qualified', 'a1')])],
      generation: 0,
    },
  ])
  expect(idsOf(state)).toEqual(['b', 'ac'])
  expect(idsOf(after([{ id: 'a', type: 'refused' }], state))).toEqual(['ab', 'c'])
})

it.each([
  ['waits for a board that was not read yet', null, 'loading'],
  ['says so when a board could not be read', '', 'failed'],
])('%s', (_, error, status) => {
  expect(createBoardState({ board: null, error, pipeline }).status).toBe(status)
})
