'use client'
import { useMemo } from 'react'

import type { BoardCard } from '../../../domain/board/types.js'
import type { MoveMenuValue } from '../moveMenuContext.js'
import type { BoardStore } from '../state/boardStore.js'
import type { Move } from './useMoves.js'

import { isSameID, orderAtIndex } from '../state/order.js'

const STEPS = { down: 1, toTop: -Infinity, up: -1 } as const

/** What the "Move to…" menu of a card can do, beyond dragging. */
export const useMoveMenuValue = ({
  move,
  onMoved,
  store,
}: {
  move: (move: Move) => void
  onMoved: (id: number | string) => void
  store: BoardStore
}): MoveMenuValue =>
  useMemo(() => {
    const place = ({ card, index, stage }: { card: BoardCard; index: number; stage: string }) => {
      const column = store.getState().columns.find(({ key }) => key === stage)
      const cards = column?.cards ?? []
      const hasMore = Boolean(column?.nextCursor)
      const boardOrder = orderAtIndex({ id: card.id, cards, hasMore, index })
      move({ boardOrder, card, stage })
      onMoved(card.id)
    }
    return {
      moveTo: ({ card, stage }) => place({ card, index: 0, stage }),
      moveWithin: ({ card, where }) => {
        const column = store.getState().columns.find(({ key }) => key === card.stage)
        const from = column?.cards.findIndex(({ id }) => isSameID(id, card.id)) ?? -1
        const index = Math.min(Math.max(0, from + STEPS[where]), (column?.cards.length ?? 1) - 1)
        if (from >= 0 && index !== from) {
          place({ card, index, stage: card.stage })
        }
      },
      // Stages are part of the pipeline, not of a load: reading them once is enough.
      get stages() {
        return store.getState().columns
      },
    }
  }, [move, onMoved, store])
