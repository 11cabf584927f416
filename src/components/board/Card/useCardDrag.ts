'use client'
import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/types'
import type React from 'react'

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import { useEffect, useState } from 'react'

/** Makes a card's slot draggable, and a place to drop another card above or below. */
export const useCardDrag = ({
  id,
  board,
  isDraggable,
  isTarget,
  ref,
}: {
  board: string
  id: number | string
  isDraggable: boolean
  /** Whether other cards may be dropped beside it. */
  isTarget: boolean
  ref: React.RefObject<HTMLElement | null>
}): { dragging: boolean; edge: Edge | null } => {
  const [dragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)

  useEffect(() => {
    const element = ref.current
    if (!element || !isTarget) {
      return undefined
    }
    return combine(
      isDraggable
        ? draggable({
            element,
            getInitialData: () => ({ id, board, kind: 'lead' }),
            onDragStart: () => setDragging(true),
            onDrop: () => setDragging(false),
          })
        : () => undefined,
      dropTargetForElements({
        canDrop: ({ source }) => source.data.board === board && source.data.kind === 'lead',
        element,
        getData: ({ input }) =>
          attachClosestEdge(
            { id, kind: 'card' },
            { allowedEdges: ['top', 'bottom'], element, input },
          ),
        onDrag: ({ self, source }) =>
          setEdge(source.data.id === id ? null : extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [board, id, isDraggable, isTarget, ref])

  return { dragging, edge }
}
