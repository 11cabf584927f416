import type { BoardAction, BoardState } from './boardReducer.js'

import { boardReducer } from './boardReducer.js'

/** One board's state with a `getState` that is never behind, for work that spans awaits. */
export type BoardStore = {
  dispatch: (action: BoardAction) => void
  getState: () => BoardState
  key: string
  subscribe: (listener: () => void) => () => void
}

export const createBoardStore = (initial: BoardState): BoardStore => {
  const listeners = new Set<() => void>()
  let state = initial
  return {
    dispatch: (action) => {
      state = boardReducer(state, action)
      listeners.forEach((listener) => listener())
    },
    getState: () => state,
    key: initial.pipeline.key,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
