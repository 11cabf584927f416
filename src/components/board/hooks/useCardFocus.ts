'use client'
import type React from 'react'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

type ID = number | string

const LINK = '.crm-card__title'

/** What the cards of a board are; they carry their ids as `data-lead`, `data-contact`. */
type Kind = 'contact' | 'lead'

/**
 * Keeps the keyboard's focus on a card while it travels: a card that changes column is a new element,
 * and its old one takes the focus with it.
 */
export const useCardFocus = ({
  kind,
  root,
}: {
  kind: Kind
  root: React.RefObject<HTMLElement | null>
}) => {
  const [wanted, setWanted] = useState<{ id: ID } | null>(null)
  const handled = useRef<{ id: ID } | null>(null)
  const holder = useRef<null | string>(null)

  const focusCard = useCallback((id: ID) => setWanted({ id }), [])

  /** The card whose link this is. */
  const cardOf = useCallback(
    (target: EventTarget | null): string | undefined =>
      target instanceof HTMLElement && target.matches(LINK)
        ? target.closest<HTMLElement>(`[data-${kind}]`)?.dataset[kind]
        : undefined,
    [kind],
  )

  useLayoutEffect(() => {
    const isNew = wanted !== null && handled.current !== wanted
    const isLost = holder.current !== null && document.activeElement === document.body
    const id = isNew ? wanted.id : holder.current
    if ((isNew || isLost) && id !== null) {
      const slot = root.current?.querySelector(`[data-${kind}="${CSS.escape(String(id))}"]`)
      slot?.querySelector<HTMLElement>(LINK)?.focus({ preventScroll: true })
      handled.current = wanted
    }
  })

  useEffect(() => {
    const forget = (event: PointerEvent) => {
      if (!cardOf(event.target)) {
        holder.current = null
      }
    }
    document.addEventListener('pointerdown', forget, { capture: true })
    return () => document.removeEventListener('pointerdown', forget, { capture: true })
  }, [cardOf])

  const onFocus = useCallback(
    (event: React.FocusEvent): string | undefined => {
      const id = cardOf(event.target)
      holder.current = id ?? null
      return id
    },
    [cardOf],
  )

  const onBlur = useCallback((event: React.FocusEvent) => {
    if (event.relatedTarget) {
      holder.current = null
    }
  }, [])

  return { cardOf, focusCard, onBlur, onFocus, wanted }
}
