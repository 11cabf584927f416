'use client'
import type React from 'react'

import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, useEffect } from 'react'

import type { BoardStore } from '../state/boardStore.js'
import type { LiftKey } from '../state/lift.js'
import type { useCardFocus } from './useCardFocus.js'
import type { useLift } from './useLift.js'

import { useText } from '../../shared/useText.js'
import { findCard } from '../state/columns.js'
import { isLiftKey, liftActionOf } from '../state/lift.js'
import { neighbourOf } from '../state/neighbour.js'

/** The keyboard on a board: from card to card, and carrying a lifted one. */
export const useBoardKeys = ({
  canWrite,
  focus: { cardOf, focusCard },
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
  const { text } = useText()
  useEffect(() => {
    if (!lift) {
      return undefined
    }
    document.addEventListener('pointerdown', cancel)
    return () => document.removeEventListener('pointerdown', cancel)
  }, [cancel, lift])

  const carry = useCallback(
    (event: React.KeyboardEvent) => {
      const action = liftActionOf(event.key)
      if (action === 'leave') {
        cancel()
      }
      if (action === null || action === 'leave') {
        return // the browser's own: on to the next element, a reload, …
      }
      event.preventDefault()
      if (action === 'shift') {
        shift(event.key as LiftKey)
      } else if (action === 'drop') {
        drop()
      } else {
        cancel()
      }
      if (lift) {
        focusCard(lift.card.id)
      }
    },
    [cancel, drop, focusCard, lift, shift],
  )

  return useCallback(
    (event: React.KeyboardEvent) => {
      const id = cardOf(event.target)
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
        if (card?.canMove && canWrite) {
          take(card)
          focusCard(card.id)
        } else if (card && canWrite) {
          announce(text('card:locked'))
        }
      } else if (isLiftKey(event.key)) {
        const next = neighbourOf({ id, columns, key: event.key, tabStops })
        event.preventDefault()
        if (next) {
          focusCard(next.id)
        }
      }
    },
    [canWrite, cardOf, carry, focusCard, lift, store, tabStops, take, text],
  )
}
