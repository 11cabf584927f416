'use client'
import type React from 'react'

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { useEffect, useState } from 'react'

/** Whether the pointer is on the free space beneath the cards, and not on the head above them. */
const isBelowCards = ({
  input,
  scroller,
}: {
  input: { clientY: number }
  scroller: React.RefObject<HTMLElement | null>
}): boolean => {
  const cards = scroller.current?.querySelector('ul')?.getBoundingClientRect()
  return cards !== undefined && input.clientY > cards.bottom
}

/** Makes a column a place to drop cards of its board, scrolling by itself near its edges. */
export const useColumnDrop = ({
  board,
  column,
  enabled,
  scroller,
  stage,
}: {
  board: string
  column: React.RefObject<HTMLElement | null>
  enabled: boolean
  scroller: React.RefObject<HTMLElement | null>
  stage: string
}): boolean => {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    if (!column.current || !scroller.current || !enabled) {
      return undefined
    }
    const isOurs = ({ source }: { source: { data: Record<string, unknown> } }) =>
      source.data.board === board && source.data.kind === 'lead'
    return combine(
      dropTargetForElements({
        canDrop: isOurs,
        element: column.current,
        getData: ({ input }) => ({
          isBelow: isBelowCards({ input, scroller }),
          kind: 'column',
          stage,
        }),
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: () => setIsOver(false),
      }),
      autoScrollForElements({ canScroll: isOurs, element: scroller.current }),
    )
  }, [board, column, enabled, scroller, stage])
  return isOver
}
