'use client'
import React, { memo, useCallback, useId, useRef } from 'react'

import type { AudienceColumn as Column } from '../../../domain/audience/board.js'
import type { Reveal } from '../../board/Column/useReveal.js'
import type { PageState } from '../../board/state/boardReducer.js'

import { ColumnHead } from '../../board/Column/Head.client.js'
import '../../board/Column/index.css'
import { ColumnMore } from '../../board/Column/More.client.js'
import { useColumnWindow } from '../../board/Column/useColumnWindow.js'
import { useReveal } from '../../board/Column/useReveal.js'
import { isSameID } from '../../board/state/order.js'
import { useText } from '../../shared/useText.js'
import { AudienceCard } from '../AudienceCard/index.client.js'
import './index.css'

const CARD_HEIGHT = 138

/** One engagement stage, with as many of its contacts as have been scrolled to. */
export const AudienceColumn = memo(function AudienceColumn({
  column,
  hrefOf,
  now,
  onMore,
  page,
  reveal,
  tabStopID,
}: {
  column: Column
  hrefOf: (id: number | string) => string
  now: number
  onMore: (stage: Column['stage']) => void
  page: PageState | undefined
  /** The card to bring into sight. */
  reveal: Reveal
  /** The card the Tab key stops at. @default the first */
  tabStopID: number | string | undefined
}) {
  const { text } = useText()
  const { cards, count, nextCursor, stage } = column
  const headID = useId()
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const hasMore = nextCursor !== null
  const onNearEnd = useCallback(() => {
    if (hasMore && page === undefined) {
      onMore(stage)
    }
  }, [hasMore, onMore, page, stage])
  const stop = tabStopID ?? cards[0]?.id
  const virtualizer = useColumnWindow({
    cardHeight: CARD_HEIGHT,
    cards,
    onNearEnd,
    pinned: [stop, reveal?.id],
    scroller,
  })
  useReveal({ cards, reveal, root, virtualizer })

  return (
    <div aria-labelledby={headID} className="crm-column" data-stage={stage} ref={root} role="group">
      <ColumnHead
        color={`var(--crm-stage-${stage.replace('_', '-')})`}
        count={count}
        countTitle={text('audience:contacts', { count })}
        id={headID}
        name={text(`audience:stages:${stage}`)}
      >
        <span className="crm-audience-column__rule">{text(`audience:rules:${stage}`)}</span>
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
              <AudienceCard
                card={card}
                count={count}
                href={hrefOf(card.id)}
                index={index}
                isTabStop={stop !== undefined && isSameID(card.id, stop)}
                key={key}
                measure={virtualizer.measureElement}
                now={now}
                top={start}
              />
            ) : null
          })}
        </ul>
        {cards.length === 0 ? (
          <p className="crm-audience-column__empty">{text('audience:emptyStage')}</p>
        ) : null}
        <ColumnMore
          failed={text('audience:moreFailed')}
          hasMore={hasMore}
          onRetry={() => onMore(stage)}
          page={page}
        />
      </div>
    </div>
  )
})
