import type { Board, BoardCard, BoardColumn } from '../../../domain/board/types.js'

import { findCard, withCard, withFacts, withoutCard } from './columns.js'
import { mergePages } from './order.js'

export type PageState = 'failed' | 'loading'

export type BoardState = {
  columns: BoardColumn[]
  currency: string
  /** Why the board could not be loaded. */
  error: null | string
  /** Counts full loads, so that columns start at their top again. */
  generation: number
  /** Columns of which a further page is on its way, or did not come. */
  pages: Record<string, PageState | undefined>
  /** Cards with unsaved moves. */
  pending: Record<string, PendingMoves | undefined>
  pipeline: Board['pipeline']
  /** Whether single columns are being read again. */
  refreshing: boolean
  /** Columns whose cards and totals may be behind the server's, to be read again. */
  stale: string[]
  status: 'failed' | 'loading' | 'ready'
}

type PendingMoves = {
  /** The card as the server has it, as far as known. */
  base: BoardCard
  /** The board was being read meanwhile: whether the answer counts these moves is not known. */
  crossed: boolean
  /** How many answers are awaited. */
  moves: number
  /** Every column these moves have to do with. */
  stages: string[]
  /** Where the card stands on the screen. */
  target: Pick<BoardCard, 'boardOrder' | 'stage'>
}

/** Which read an answer belongs to; answers from before a reload are too late. */
type Asked = { generation: number }

export type BoardAction =
  | ({ board: Board; cursor: string; type: 'pageLoaded' } & Asked)
  | { board: Board; type: 'loaded' }
  | { boardOrder: string; id: number | string; stage: string; type: 'moved' }
  | ({ boards: Board[]; type: 'refreshed' } & Asked)
  | { card: BoardCard; type: 'put' }
  | { card: BoardCard; type: 'saved' }
  | { id: number | string; type: 'refused' }
  | { id: number | string; type: 'removed' }
  | { message: string; type: 'loadFailed' }
  | ({ stage: string; type: 'pageFailed' } & Asked)
  | { stage: string; type: 'pageRequested' }
  | { stages: string[]; type: 'wentStale' }
  | { type: 'loadRequested' }
  | ({ type: 'refreshFailed' } & Asked)
  | { type: 'refreshRequested' }

export const createBoardState = ({
  board,
  error,
  pipeline,
}: {
  board: Board | null
  error: null | string
  pipeline: Board['pipeline']
}): BoardState => ({
  columns: board?.stages ?? [],
  currency: board?.currency ?? '',
  error,
  generation: 0,
  pages: {},
  pending: {},
  pipeline: board?.pipeline ?? pipeline,
  refreshing: false,
  stale: [],
  status: board ? 'ready' : error === null ? 'loading' : 'failed',
})

const union = (...lists: string[][]): string[] => [...new Set(lists.flat())]

/** A read of the board begins: it holds all that was answered before, and perhaps what is pending. */
const beginRead = (state: BoardState): Pick<BoardState, 'pending' | 'stale'> => ({
  pending: Object.fromEntries(
    Object.entries(state.pending).map(([id, waiting]) => [
      id,
      waiting && { ...waiting, crossed: true },
    ]),
  ),
  stale: [],
})

/** The columns as just read, with the unsaved moves on top that the user has already seen. */
const withPending = ({ read, state }: { read: BoardColumn[]; state: BoardState }): BoardState => {
  let { columns } = state
  const pending = { ...state.pending }
  for (const [id, waiting] of Object.entries(state.pending)) {
    const base = findCard({ id, columns: read })
    if (waiting && base) {
      columns = withCard({ card: { ...base, ...waiting.target }, columns })
      pending[id] = { ...waiting, base, stages: union(waiting.stages, [base.stage]) }
    }
  }
  return { ...state, columns, pending }
}

const moved = (
  state: BoardState,
  { id, boardOrder, stage }: Extract<BoardAction, { type: 'moved' }>,
): BoardState => {
  const card = findCard({ id, columns: state.columns })
  if (!card) {
    return state
  }
  const waiting = state.pending[String(id)]
  const isBeingRead = state.status === 'loading' || state.refreshing
  return {
    ...state,
    columns: withCard({ card: { ...card, boardOrder, stage }, columns: state.columns }),
    pending: {
      ...state.pending,
      [String(id)]: {
        base: waiting?.base ?? card,
        crossed: isBeingRead || (waiting?.crossed ?? false),
        moves: (waiting?.moves ?? 0) + 1,
        stages: union(waiting?.stages ?? [card.stage], [stage]),
        target: { boardOrder, stage },
      },
    },
  }
}

/**
 * An answer to one move: the server's card counts, but a later move of it stays on the screen. A card
 * that a load in between has taken off the board does not come back; its columns are read again.
 */
const answered = ({
  id,
  card,
  state,
}: {
  card: BoardCard | null
  id: number | string
  state: BoardState
}): BoardState => {
  const waiting = state.pending[String(id)]
  const base = card ?? waiting?.base
  if (!base) {
    return state
  }
  const moves = (waiting?.moves ?? 1) - 1
  if (moves > 0) {
    return {
      ...state,
      columns: withFacts({ columns: state.columns, facts: { ...base } }),
      pending: { ...state.pending, [String(id)]: waiting && { ...waiting, base, moves } },
    }
  }
  const isShown = findCard({ id, columns: state.columns }) !== undefined
  return {
    ...state,
    columns: isShown ? withCard({ card: base, columns: state.columns }) : state.columns,
    pending: { ...state.pending, [String(id)]: undefined },
    stale: waiting?.crossed ? union(state.stale, waiting.stages, [base.stage]) : state.stale,
  }
}

/** A column read again from its top: the cards loaded beneath what was read stay. */
const refreshedColumn = ({
  column,
  page,
}: {
  column: BoardColumn
  page: BoardColumn
}): BoardColumn => {
  const last = page.nextCursor === null ? undefined : page.cards.at(-1)
  const rest = last ? column.cards.filter(({ boardOrder }) => boardOrder > last.boardOrder) : []
  return {
    ...page,
    cards: mergePages({ loaded: rest, next: page.cards }),
    nextCursor: rest.length > 0 ? column.nextCursor : page.nextCursor,
  }
}

/** Single columns as the server has them now; a card read there is nowhere else any more. */
const refreshed = (state: BoardState, boards: Board[]): BoardState => {
  const read = boards.flatMap(({ stages }) => stages)
  const without = (column: BoardColumn): BoardColumn =>
    read
      .filter(({ key }) => key !== column.key)
      .flatMap(({ cards }) => cards)
      .reduce(([one = column], { id }) => withoutCard({ id, columns: [one] }), [column])[0] ??
    column
  const columns = state.columns.map((column) => {
    const page = read.find(({ key }) => key === column.key)
    return page ? refreshedColumn({ column: without(column), page }) : without(column)
  })
  // A card on its way from a column that was not read into one that was stays on the screen.
  const guests = Object.entries(state.pending).flatMap(([id, waiting]) => {
    const isRead = (stage?: string) => read.some(({ key }) => key === stage)
    const card = findCard({ id, columns: state.columns })
    return card && isRead(waiting?.target.stage) && !isRead(waiting?.base.stage) ? [card] : []
  })
  return withPending({
    read,
    state: {
      ...state,
      columns: guests.reduce((all, card) => withCard({ card, columns: all }), columns),
      refreshing: false,
    },
  })
}

const pageLoaded = (
  state: BoardState,
  { board, cursor }: Extract<BoardAction, { type: 'pageLoaded' }>,
): BoardState => {
  const page = board.stages[0]
  const follows = state.columns.some(
    ({ key, nextCursor }) => key === page?.key && nextCursor === cursor,
  )
  if (page && !follows) {
    return { ...state, pages: { ...state.pages, [page.key]: undefined } }
  }
  return page
    ? {
        ...state,
        columns: state.columns.map((column) =>
          column.key === page.key
            ? {
                ...column,
                cards: mergePages({
                  loaded: column.cards,
                  // A card that has been moved in the meantime is already where it belongs.
                  next: page.cards.filter(
                    (card) => !findCard({ id: card.id, columns: state.columns }),
                  ),
                }),
                nextCursor: page.nextCursor,
              }
            : column,
        ),
        pages: { ...state.pages, [page.key]: undefined },
      }
    : state
}

/** Everything that can happen to one board, as pure steps. */
export const boardReducer = (state: BoardState, action: BoardAction): BoardState => {
  if ('generation' in action && action.generation !== state.generation) {
    return state
  }
  switch (action.type) {
    case 'loaded':
      return withPending({
        read: action.board.stages,
        state: {
          ...createBoardState({ board: action.board, error: null, pipeline: state.pipeline }),
          generation: state.generation + 1,
          pending: state.pending,
          stale: state.stale,
        },
      })
    case 'loadFailed':
      return { ...state, error: action.message, status: 'failed' }
    case 'loadRequested':
      return { ...state, ...beginRead(state), error: null, status: 'loading' }
    case 'moved':
      return moved(state, action)
    case 'pageFailed':
      return { ...state, pages: { ...state.pages, [action.stage]: 'failed' } }
    case 'pageLoaded':
      return pageLoaded(state, action)
    case 'pageRequested':
      return { ...state, pages: { ...state.pages, [action.stage]: 'loading' } }
    case 'put':
      return { ...state, columns: withCard({ card: action.card, columns: state.columns }) }
    case 'refreshed':
      return refreshed(state, action.boards)
    case 'refreshFailed':
      return { ...state, refreshing: false }
    case 'refreshRequested':
      return { ...state, ...beginRead(state), refreshing: true }
    case 'refused':
      return answered({ id: action.id, card: null, state })
    case 'removed':
      return { ...state, columns: withoutCard({ id: action.id, columns: state.columns }) }
    case 'saved':
      return answered({ id: action.card.id, card: action.card, state })
    case 'wentStale':
      return { ...state, stale: union(state.stale, action.stages) }
  }
}
