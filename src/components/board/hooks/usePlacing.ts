'use client'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useMemo } from 'react'

import type { BoardStore } from '../state/boardStore.js'
import type { Lift } from '../state/lift.js'
import type { Move } from './useMoves.js'

import { useText } from '../../shared/useText.js'
import { isSameID, lastPlace, orderAtIndex } from '../state/order.js'

export type Placing = {
  /** A place as it is announced. */
  describe: (lift: Lift) => Record<'company' | 'count' | 'position' | 'stage', number | string>
  /** Moves a card to its place among the other cards of a stage, and says where that is. */
  put: (lift: Lift) => void
}

/** The one way by which pointer, keyboard and menu put a card somewhere. */
export const usePlacing = ({
  move,
  store,
}: {
  move: (move: Move) => void
  store: BoardStore
}): Placing => {
  const { text } = useText()
  return useMemo(() => {
    const columnOf = (stage: string) => store.getState().columns.find(({ key }) => key === stage)
    const describe: Placing['describe'] = ({ card, index, stage }) => {
      const column = columnOf(stage)
      const guests = column?.cards.some(({ id }) => isSameID(id, card.id)) ? 0 : 1
      return {
        company: card.companyName,
        count: (column?.count ?? 0) + guests,
        position: index + 1,
        stage: column?.name ?? stage,
      }
    }
    return {
      describe,
      put: ({ card, index, stage }) => {
        const column = columnOf(stage)
        const cards = column?.cards ?? []
        const hasMore = Boolean(column?.nextCursor)
        const others = cards.filter(({ id }) => !isSameID(id, card.id))
        const at = Math.min(index, lastPlace({ count: others.length, hasMore }))
        announce(text('move:dropped', describe({ card, index: at, stage })))
        move({
          boardOrder: orderAtIndex({ id: card.id, cards, hasMore, index: at }),
          card,
          stage,
        })
      },
    }
  }, [move, store, text])
}
