'use client'
import type React from 'react'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

type ID = number | string

const LINK = '.crm-card__title'

const leadOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement && target.matches(LINK)
    ? target.closest<HTMLElement>('[data-lead]')?.dataset.lead
    : undefined

/**
 * Keeps the keyboard's focus on a card while it travels: a card that changes column is a new element,
 * and its old one takes the focus with it.
 */
export const useCardFocus = ({ root }: { root: React.RefObject<HTMLElement | null> }) => {
  const [wanted, setWanted] = useState<{ id: ID } | null>(null)
  const handled = useRef<{ id: ID } | null>(null)
  const holder = useRef<null | string>(null)

  const focusCard = useCallback((id: ID) => setWanted({ id }), [])

  useLayoutEffect(() => {
    const isNew = wanted !== null && handled.current !== wanted
    const isLost = holder.current !== null && document.activeElement === document.body
    const id = isNew ? wanted.id : holder.current
    if ((isNew || isLost) && id !== null) {
      const slot = root.current?.querySelector(`[data-lead="${CSS.escape(String(id))}"]`)
      slot?.querySelector<HTMLElement>(LINK)?.focus({ preventScroll: true })
      handled.current = wanted
    }
  })

  useEffect(() => {
    const forget = (event: PointerEvent) => {
      if (!leadOf(event.target)) {
        holder.current = null
      }
    }
    document.addEventListener('pointerdown', forget, { capture: true })
    return () => document.removeEventListener('pointerdown', forget, { capture: true })
  }, [])

  const onFocus = useCallback((event: React.FocusEvent): string | undefined => {
    const id = leadOf(event.target)
    holder.current = id ?? null
    return id
  }, [])

  const onBlur = useCallback((event: React.FocusEvent) => {
    if (event.relatedTarget) {
      holder.current = null
    }
  }, [])

  return { focusCard, leadOf, onBlur, onFocus, wanted }
}
