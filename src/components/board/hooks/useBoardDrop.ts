'use client'
import type React from 'react'

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import { useEffect, useState } from 'react'

import type { BoardStore } from '../state/boardStore.js'
import type { Placing } from './usePlacing.js'

import { findCard } from '../state/columns.js'
import { dropIndex } from '../state/dropIndex.js'

type ID = number | string

/** Turns a drop on a board into a move, and says which card is on its way. */
export const useBoardDrop = ({
  enabled,
  onMoved,
  placing: { put },
  scroller,
  store,
}: {
  enabled: boolean
  onMoved: (id: ID) => void
  placing: Placing
  scroller: React.RefObject<HTMLElement | null>
  store: BoardStore
}): ID | null => {
  const [dragID, setDragID] = useState<ID | null>(null)

  useEffect(() => {
    if (!scroller.current || !enabled) {
      return undefined
    }
    const isOurs = ({ source }: { source: { data: Record<string, unknown> } }) =>
      source.data.board === store.key && source.data.kind === 'lead'
    return combine(
      monitorForElements({
        canMonitor: isOurs,
        onDragStart: ({ source }) => setDragID(source.data.id as ID),
        onDrop: ({ location, source }) => {
          setDragID(null)
          const id = source.data.id as ID
          const targets = location.current.dropTargets
          const over = targets.find(({ data }) => data.kind === 'card')
          const below = targets.find(({ data }) => data.kind === 'column')?.data
          const { columns } = store.getState()
          const column = columns.find(({ key }) => key === below?.stage)
          const card = findCard({ id, columns })
          const index =
            column &&
            dropIndex({
              id,
              cards: column.cards,
              edge: over ? extractClosestEdge(over.data) : null,
              hasMore: column.nextCursor !== null,
              isBelow: below?.isBelow === true,
              overID: (over?.data.id as ID | undefined) ?? null,
            })
          if (!card || !column || index === undefined || index === null) {
            return
          }
          put({ card, index, stage: column.key })
          onMoved(id)
        },
      }),
      autoScrollForElements({ canScroll: isOurs, element: scroller.current }),
    )
  }, [enabled, onMoved, put, scroller, store])

  return dragID
}
