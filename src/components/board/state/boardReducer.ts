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
  /** Cards with unsaved moves: as the server has them, and how many answers are awaited. */
  pending: Record<string, { base: BoardCard; moves: number } | undefined>
  pipeline: Board['pipeline']
  status: 'failed' | 'loading' | 'ready'
}

export type BoardAction =
  | { board: Board; type: 'loaded' }
  | { board: Board; type: 'pageLoaded' }
  | { boardOrder: string; id: number | string; stage: string; type: 'moved' }
  | { card: BoardCard; type: 'put' }
  | { card: BoardCard; type: 'saved' }
  | { id: number | string; type: 'refused' }
  | { id: number | string; type: 'removed' }
  | { message: string; type: 'loadFailed' }
  | { stage: string; type: 'pageFailed' }
  | { stage: string; type: 'pageRequested' }
  | { type: 'loadRequested' }

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
  status: board ? 'ready' : 'failed',
})

const moved = (
  state: BoardState,
  { id, boardOrder, stage }: Extract<BoardAction, { type: 'moved' }>,
): BoardState => {
  const card = findCard({ id, columns: state.columns })
  if (!card) {
    return state
  }
  const waiting = state.pending[String(id)]
  return {
    ...state,
    columns: withCard({ card: { ...card, boardOrder, stage }, columns: state.columns }),
    pending: {
      ...state.pending,
      [String(id)]: { base: waiting?.base ?? card, moves: (waiting?.moves ?? 0) + 1 },
    },
  }
}

/** An answer to one move: the server's card counts, but a later move of it stays on the screen. */
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
      pending: { ...state.pending, [String(id)]: { base, moves } },
    }
  }
  return {
    ...state,
    columns: withCard({ card: base, columns: state.columns }),
    pending: { ...state.pending, [String(id)]: undefined },
  }
}

const pageLoaded = (state: BoardState, board: Board): BoardState => {
  const page = board.stages[0]
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
  switch (action.type) {
    case 'loaded':
      return {
        ...createBoardState({ board: action.board, error: null, pipeline: state.pipeline }),
        generation: state.generation + 1,
      }
    case 'loadFailed':
      return { ...state, error: action.message, status: 'failed' }
    case 'loadRequested':
      return { ...state, error: null, status: 'loading' }
    case 'moved':
      return moved(state, action)
    case 'pageFailed':
      return { ...state, pages: { ...state.pages, [action.stage]: 'failed' } }
    case 'pageLoaded':
      return pageLoaded(state, action.board)
    case 'pageRequested':
      return { ...state, pages: { ...state.pages, [action.stage]: 'loading' } }
    case 'put':
      return { ...state, columns: withCard({ card: action.card, columns: state.columns }) }
    case 'refused':
      return answered({ id: action.id, card: null, state })
    case 'removed':
      return { ...state, columns: withoutCard({ id: action.id, columns: state.columns }) }
    case 'saved':
      return answered({ id: action.card.id, card: action.card, state })
  }
}
