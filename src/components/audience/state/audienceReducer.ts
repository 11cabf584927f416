import type { AudienceBoard, AudienceColumn } from '../../../domain/audience/board.js'
import type { PageState } from '../../board/state/boardReducer.js'

import { isSameID } from '../../board/state/order.js'

export type AudienceState = {
  /** Why the board could not be loaded. */
  error: null | string
  /** Counts full loads: columns start at their top again, and answers from before are too late. */
  generation: number
  /** Columns of which a further page is on its way, or did not come. */
  pages: Partial<Record<AudienceColumn['stage'], PageState>>
  stages: AudienceColumn[]
  status: 'failed' | 'loading' | 'ready'
}

type Stage = AudienceColumn['stage']

export type AudienceAction =
  | { board: AudienceBoard; type: 'loaded' }
  | { column: AudienceColumn; generation: number; type: 'pageLoaded' }
  | { generation: number; stage: Stage; type: 'pageFailed' }
  | { message: string; type: 'loadFailed' }
  | { stage: Stage; type: 'pageRequested' }
  | { type: 'loadRequested' }

export const NO_AUDIENCE: AudienceState = {
  error: null,
  generation: 0,
  pages: {},
  stages: [],
  status: 'loading',
}

/** A column with its next page behind it; who has moved up meanwhile stays where they were. */
const withPage = ({ column, page }: { column: AudienceColumn; page: AudienceColumn }) => ({
  ...page,
  cards: [
    ...column.cards,
    ...page.cards.filter(({ id }) => !column.cards.some((card) => isSameID(card.id, id))),
  ],
})

/** Everything that can happen to the audience board, as pure steps. */
export const audienceReducer = (state: AudienceState, action: AudienceAction): AudienceState => {
  if ('generation' in action && action.generation !== state.generation) {
    return state
  }
  switch (action.type) {
    case 'loaded':
      return {
        error: null,
        generation: state.generation + 1,
        pages: {},
        stages: action.board.stages,
        status: 'ready',
      }
    case 'loadFailed':
      return { ...state, error: action.message, status: 'failed' }
    case 'loadRequested':
      return { ...state, error: null, status: 'loading' }
    case 'pageFailed':
      return { ...state, pages: { ...state.pages, [action.stage]: 'failed' } }
    case 'pageLoaded':
      return {
        ...state,
        pages: { ...state.pages, [action.column.stage]: undefined },
        stages: state.stages.map((column) =>
          column.stage === action.column.stage ? withPage({ column, page: action.column }) : column,
        ),
      }
    case 'pageRequested':
      return { ...state, pages: { ...state.pages, [action.stage]: 'loading' } }
  }
}
