'use client'
import React, { memo, useCallback, useId, useRef } from 'react'

import type { BoardColumn } from '../../../domain/board/types.js'
import type { PageState } from '../state/boardReducer.js'
import type { Reveal } from './useReveal.js'

import { useText } from '../../shared/useText.js'
import { Card } from '../Card/index.client.js'
import { useBoardContext } from '../context.js'
import { isSameID } from '../state/order.js'
import { ColumnHead } from './Head.client.js'
import './index.css'
import { ColumnMore } from './More.client.js'
import { useColumnDrop } from './useColumnDrop.js'
import { useColumnWindow } from './useColumnWindow.js'
import { useReveal } from './useReveal.js'
import { ColumnWorth } from './Worth.client.js'

const CARD_HEIGHT = 105

export type ColumnProps = {
  board: string
  column: BoardColumn
  currency: string
  /** A card of this column being dragged: it stays in the document. */
  dragID: null | number | string
  hintID: string
  liftedID: null | number | string
  onMore: (stage: string) => void
  page: PageState | undefined
  /** The card to bring into sight; a new object asks again. */
  reveal: Reveal
  /** The card the Tab key stops at. */
  tabStopID: null | number | string
}

/** One stage of a board. */
export const Column = memo(function Column({
  board,
  column,
  currency,
  dragID,
  hintID,
  liftedID,
  onMore,
  page,
  reveal,
  tabStopID,
}: ColumnProps) {
  const { text } = useText()
  const { canWrite } = useBoardContext()
  const { cards, count, key: stage, nextCursor, rottingDays } = column
  const headID = useId()
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const hasMore = nextCursor !== null
  const isOver = useColumnDrop({ board, column: root, enabled: canWrite, scroller, stage })
  const onNearEnd = useCallback(() => {
    if (hasMore && page === undefined) {
      onMore(stage)
    }
  }, [hasMore, onMore, page, stage])
  const stop = tabStopID ?? cards[0]?.id
  const pinned = [stop, dragID, liftedID, reveal?.id]
  const virtualizer = useColumnWindow({
    cardHeight: CARD_HEIGHT,
    cards,
    onNearEnd,
    pinned,
    scroller,
  })
  useReveal({ cards, reveal, root, virtualizer })

  return (
    <div
      aria-labelledby={headID}
      className="crm-column"
      data-over={isOver || undefined}
      data-stage={stage}
      ref={root}
      role="group"
    >
      <ColumnHead
        color={column.color}
        count={count}
        countTitle={text('board:cards', { count })}
        id={headID}
        name={column.name}
      >
        <ColumnWorth column={column} currency={currency} />
      </ColumnHead>
      <div className="crm-column__scroll" ref={scroller}>
        <ul
          aria-labelledby={headID}
          className="crm-column__cards"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const card = cards[index]
            return card ? (
              <Card
                board={board}
                card={card}
                count={count}
                hintID={hintID}
                index={index}
                isLifted={liftedID !== null && isSameID(card.id, liftedID)}
                isTabStop={stop !== undefined && isSameID(card.id, stop)}
                key={key}
                measure={virtualizer.measureElement}
                rottingDays={rottingDays}
                top={start}
              />
            ) : null
          })}
        </ul>
        <ColumnMore
          failed={text('board:moreFailed')}
          hasMore={hasMore}
          onRetry={() => onMore(stage)}
          page={page}
        />
      </div>
    </div>
  )
})
