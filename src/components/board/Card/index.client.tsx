'use client'
import { MoreIcon } from '@payloadcms/ui'
import React, { memo, useRef } from 'react'

import type { BoardCard } from '../../../domain/board/types.js'

import { ScoreChip } from '../../leads/ScoreChip/index.client.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { useBoardContext } from '../context.js'
import { Days, Owner } from './facts.client.js'
import { MoveMenu } from './MoveMenu.client.js'
import './index.css'
import { useCardDrag } from './useCardDrag.js'

/** Beside the hint how to move a card, the board has one for the cards its viewer may not move. */
export const lockedHintIDOf = (hintID: string): string => `${hintID}-locked`

export type CardProps = {
  board: string
  card: BoardCard
  /** Of all cards of the column. */
  count: number
  hintID: string
  index: number
  isLifted: boolean
  isTabStop: boolean
  measure: (element: HTMLElement | null) => void
  rottingDays: null | number | undefined
  top: number
}

/**
 * One lead on the board: a link to it, draggable as a whole, with a menu to move it. Clicks and keys
 * are the board's, which hears of all its cards.
 */
export const Card = memo(function Card({
  board,
  card,
  count,
  hintID,
  index,
  isLifted,
  isTabStop,
  measure,
  rottingDays,
  top,
}: CardProps) {
  const { language, text } = useText()
  const { canWrite, hrefOf } = useBoardContext()
  const slot = useRef<HTMLLIElement | null>(null)
  const canMove = canWrite && card.canMove
  const { dragging, edge } = useCardDrag({
    id: card.id,
    board,
    isDraggable: canMove,
    isTarget: canWrite,
    ref: slot,
  })
  const { companyName, contactName, currency, value } = card

  const attach = (element: HTMLLIElement | null) => {
    slot.current = element
    measure(element)
  }

  return (
    <li
      aria-posinset={index + 1}
      aria-setsize={count}
      className="crm-slot"
      data-edge={edge ?? undefined}
      data-index={index}
      data-lead={card.id}
      ref={attach}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        className="crm-card"
        data-dragging={dragging || undefined}
        data-lifted={isLifted || undefined}
        data-writable={canMove || undefined}
        title={canWrite && !canMove ? text('card:locked') : undefined}
      >
        <div className="crm-card__row">
          <a
            aria-describedby={canWrite && !canMove ? lockedHintIDOf(hintID) : hintID}
            className="crm-card__title"
            draggable={false}
            href={hrefOf(card.id)}
            tabIndex={isTabStop ? 0 : -1}
            title={companyName}
          >
            {companyName}
          </a>
          {canMove ? (
            <MoveMenu card={card} isTabStop={isTabStop}>
              <MoreIcon />
            </MoveMenu>
          ) : null}
        </div>
        <div className="crm-card__row">
          <span className="crm-card__contact">{contactName || text('card:noContact')}</span>
          <ScoreChip reason={card.aiScoreReason} score={card.aiScore} />
        </div>
        <div className="crm-card__row">
          <span className="crm-card__value" suppressHydrationWarning>
            {formatMoney({ amount: value, currency, language })}
          </span>
          <span className="crm-card__end">
            <Days card={card} rottingDays={rottingDays} />
            <Owner owner={card.owner} />
          </span>
        </div>
      </div>
    </li>
  )
})
