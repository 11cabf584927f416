'use client'
import type React from 'react'

import { createContext, use } from 'react'

import type { BoardCard } from '../../domain/board/types.js'
import type { Reason } from '../../domain/settings/settings.js'

/** The reasons that are offered. */
export type ClosingReasonLists = Record<'lost' | 'won', Reason[]>

/** What every card of a page shares, so that a card's own props stay few and equal. */
export type BoardContextValue = {
  activitiesSlug: string
  canWrite: boolean
  hrefOf: (id: number | string) => string
  /** Milliseconds since the epoch; moves on by the minute. */
  now: number
  onOpen: (card: BoardCard) => void
  /** Why leads are closed, by the settings. */
  reasons: ClosingReasonLists
}

const BoardContext = createContext<BoardContextValue | null>(null)

export const BoardProvider: React.Provider<BoardContextValue | null> = BoardContext.Provider

export const useBoardContext = (): BoardContextValue => {
  const value = use(BoardContext)
  if (!value) {
    throw new Error('payload-crm: a board needs a BoardProvider around it.')
  }
  return value
}
