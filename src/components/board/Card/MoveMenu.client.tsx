'use client'
import { Popup, PopupList } from '@payloadcms/ui'
import React, { useCallback, useEffect, useRef, useState } from 'react'

import type { BoardCard } from '../../../domain/board/types.js'

import { useText } from '../../shared/useText.js'
import { useMoveMenu } from '../moveMenuContext.js'

const POPUP_ID = 'crm-move'

const Entries = ({ card }: { card: BoardCard }) => {
  const { text } = useText()
  const { moveTo, moveWithin, stages } = useMoveMenu()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Payload's popup is placed by an effect of its own; focus before that would scroll the page.
    const frame = requestAnimationFrame(() => list.current?.querySelector('button')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <div aria-label={text('card:menu', { company: card.companyName })} ref={list} role="group">
      <PopupList.ButtonGroup>
        <PopupList.GroupLabel label={text('move:toStage')} />
        {stages
          .filter(({ key }) => key !== card.stage)
          .map(({ name, key }) => (
            <PopupList.Button key={key} onClick={() => moveTo({ card, stage: key })}>
              {name}
            </PopupList.Button>
          ))}
        <PopupList.Divider />
        <PopupList.GroupLabel label={text('move:within')} />
        {(['toTop', 'up', 'down'] as const).map((where) => (
          <PopupList.Button key={where} onClick={() => moveWithin({ card, where })}>
            {text(`move:${where}`)}
          </PopupList.Button>
        ))}
      </PopupList.ButtonGroup>
    </div>
  )
}

/** Moves a card without dragging (WCAG 2.5.7). The popup exists only while it is open. */
export const MoveMenu = ({
  card,
  children,
  isTabStop,
}: {
  card: BoardCard
  children: React.ReactNode
  isTabStop: boolean
}) => {
  const { text } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const wasOpen = useRef(false)
  const button = useRef<HTMLButtonElement>(null)

  const close = useCallback(() => {
    // The popup closes before React hears of the click on its entry, which must still be there then.
    setTimeout(() => {
      const focused = document.activeElement
      if (focused === document.body || focused?.closest(`[data-popup-id="${POPUP_ID}"]`)) {
        button.current?.focus({ preventScroll: true })
      }
      setIsOpen(false)
    })
  }, [])

  return (
    <div className="crm-card__menu">
      <button
        aria-expanded={isOpen}
        aria-haspopup="true"
        aria-label={text('card:menu', { company: card.companyName })}
        className="crm-card__more"
        onClick={() => setIsOpen(!wasOpen.current)}
        onKeyDown={() => {
          wasOpen.current = isOpen
        }}
        onPointerDown={() => {
          // The popup closes itself on the way down; the click that follows must not reopen it.
          wasOpen.current = isOpen
        }}
        ref={button}
        tabIndex={isTabStop ? 0 : -1}
        type="button"
      >
        {children}
      </button>
      {isOpen ? (
        <Popup
          buttonType="none"
          forceOpen
          horizontalAlign="right"
          id={POPUP_ID}
          onToggleClose={close}
          portalClassName="crm-move-popup"
          showScrollbar
          size="small"
        >
          <Entries card={card} />
        </Popup>
      ) : null}
    </div>
  )
}
