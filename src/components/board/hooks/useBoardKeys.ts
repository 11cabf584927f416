'use client'
import type React from 'react'

import { useCallback, useEffect } from 'react'

import type { BoardStore } from '../state/boardStore.js'
import type { LiftKey } from '../state/lift.js'
import type { useCardFocus } from './useCardFocus.js'
import type { useLift } from './useLift.js'

import { findCard } from '../state/columns.js'
import { neighbourOf } from '../state/neighbour.js'

const MOVING = ['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'End', 'Home']

/** The keyboard on a board: from card to card, and carrying a lifted one. */
export const useBoardKeys = ({
  canWrite,
  focus: { focusCard, leadOf },
  lifting: { cancel, drop, lift, shift, take },
  store,
  tabStops,
}: {
  canWrite: boolean
  focus: ReturnType<typeof useCardFocus>
  lifting: ReturnType<typeof useLift>
  store: BoardStore
  tabStops: Record<string, number | string | undefined>
}) => {
  useEffect(() => {
    if (!lift) {
      return undefined
    }
    document.addEventListener('pointerdown', cancel)
    return () => document.removeEventListener('pointerdown', cancel)
  }, [cancel, lift])

  const carry = useCallback(
    (event: React.KeyboardEvent) => {
      if (event.key === 'Tab') {
        cancel()
        return
      }
      if (MOVING.includes(event.key)) {
        shift(event.key as LiftKey)
      } else if (event.key === ' ' || event.key === 'Enter') {
        drop()
      } else if (event.key === 'Escape') {
        cancel()
      }
      event.preventDefault()
      if (lift) {
        focusCard(lift.card.id)
      }
    },
    [cancel, drop, focusCard, lift, shift],
  )

  return useCallback(
    (event: React.KeyboardEvent) => {
      const id = leadOf(event.target)
      if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) {
        return
      }
      if (lift) {
        carry(event)
        return
      }
      const { columns } = store.getState()
      if (event.key === ' ') {
        const card = findCard({ id, columns })
        event.preventDefault()
        if (card && canWrite) {
          take(card)
          focusCard(card.id)
        }
      } else if (MOVING.includes(event.key)) {
        const next = neighbourOf({ id, columns, key: event.key, tabStops })
        event.preventDefault()
        if (next) {
          focusCard(next.id)
        }
      }
    },
    [canWrite, carry, focusCard, leadOf, lift, store, tabStops, take],
  )
}
