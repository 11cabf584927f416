import type { DuplicateKind, DuplicateScore } from './types.js'

/** A record that may be the one that is being entered. */
export type FoundDuplicate = {
  email: null | string
  id: number | string
  name: null | string
  phone: null | string
} & DuplicateScore

/** How far a look at everything is, and what came of it. */
export type DuplicateScan = {
  done: number
  finishedAt: null | string
  found: null | number
  id: number | string
  state: string
  total: number
}

/** A merge, as whoever may take it back sees it. */
export type DescribedMerge = {
  id: string
  isUndoable: boolean
  kind: DuplicateKind
  loser: { id: string; name: null | string }
  mergedAt: string
  mergedBy: null | string
  undoableUntil: string
  undoneAt: null | string
  winner: { id: string; name: null | string }
}
