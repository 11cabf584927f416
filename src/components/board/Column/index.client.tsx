'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React, { memo, useCallback, useId, useLayoutEffect, useRef } from 'react'

import type { BoardColumn } from '../../../domain/board/types.js'
import type { PageState } from '../state/boardReducer.js'

import { useText } from '../../shared/useText.js'
import { Card } from '../Card/index.client.js'
import { useBoardContext } from '../context.js'
import { isSameID } from '../state/order.js'
import { ColumnHead } from './Head.client.js'
import './index.css'
import { useColumnDrop } from './useColumnDrop.js'
import { useColumnWindow } from './useColumnWindow.js'

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
  reveal: { id: number | string } | null
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
  const virtualizer = useColumnWindow({ cards, onNearEnd, pinned, scroller })

  const revealed = useRef<ColumnProps['reveal']>(null)
  useLayoutEffect(() => {
    const index = reveal ? cards.findIndex(({ id }) => isSameID(id, reveal.id)) : -1
    if (index >= 0 && revealed.current !== reveal) {
      virtualizer.scrollToIndex(index, { align: 'auto' })
      root.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    revealed.current = reveal
  }, [cards, reveal, virtualizer])

  return (
    <div
      aria-labelledby={headID}
      className="crm-column"
      data-over={isOver || undefined}
      data-stage={stage}
      ref={root}
      role="group"
    >
      <ColumnHead column={column} currency={currency} id={headID} />
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
        {hasMore && page !== 'failed' ? (
          <div className="crm-column__more">
            <ShimmerEffect height={88} />
          </div>
        ) : null}
        {page === 'failed' ? (
          <div className="crm-column__more" role="alert">
            <p>{text('board:moreFailed')}</p>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => onMore(stage)}
              size="small"
            >
              {text('board:retry')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
})
