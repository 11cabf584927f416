'use client'
import { useMemo } from 'react'

import type { MoveMenuValue } from '../moveMenuContext.js'
import type { BoardStore } from '../state/boardStore.js'
import type { Lift } from '../state/lift.js'
import type { Placing } from './usePlacing.js'

import { isSameID, lastPlace } from '../state/order.js'

const STEPS = { down: 1, toTop: -Infinity, up: -1 } as const

/** What the "Move to…" menu of a card can do, beyond dragging. */
export const useMoveMenuValue = ({
  onMoved,
  placing: { put },
  store,
}: {
  onMoved: (id: number | string) => void
  placing: Placing
  store: BoardStore
}): MoveMenuValue =>
  useMemo(() => {
    const place = (lift: Lift) => {
      put(lift)
      onMoved(lift.card.id)
    }
    return {
      moveTo: ({ card, stage }) => place({ card, index: 0, stage }),
      moveWithin: ({ card, where }) => {
        const column = store.getState().columns.find(({ key }) => key === card.stage)
        const cards = column?.cards ?? []
        const hasMore = Boolean(column?.nextCursor)
        const from = cards.findIndex(({ id }) => isSameID(id, card.id))
        const last = lastPlace({ count: cards.length - 1, hasMore })
        const index = Math.min(Math.max(0, from + STEPS[where]), last)
        const isThere = where === 'down' ? index <= from : index >= from
        if (from >= 0 && !isThere) {
          place({ card, index, stage: card.stage })
        }
      },
      // Stages are part of the pipeline, not of a load: reading them once is enough.
      get stages() {
        return store.getState().columns
      },
    }
  }, [onMoved, put, store])
