'use client'
import type React from 'react'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect } from 'react'

import { isSameID } from '../state/order.js'

/** What the server renders before any height is known. */
const FIRST_WINDOW = { height: 560, width: 280 }
/** Cards left below the window when the next page is asked for. */
const PREFETCH = 12

/** Only the cards in sight are in the document, and those that must not vanish (focused, dragged). */
export const useColumnWindow = ({
  cardHeight,
  cards,
  onNearEnd,
  pinned,
  scroller,
}: {
  /** How high a card is about, before it is measured. */
  cardHeight: number
  cards: { id: number | string }[]
  onNearEnd: () => void
  pinned: (null | number | string | undefined)[]
  scroller: React.RefObject<HTMLElement | null>
}) => {
  const pins = pinned
    .map((id) => (id == null ? -1 : cards.findIndex((card) => isSameID(card.id, id))))
    .filter((index) => index >= 0)
  const pinKey = pins.join()

  const virtualizer = useVirtualizer({
    count: cards.length,
    estimateSize: () => cardHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    getScrollElement: () => scroller.current,
    initialRect: FIRST_WINDOW,
    overscan: 3,
    paddingStart: 8,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = new Set(defaultRangeExtractor(range))
        for (const pin of pinKey ? pinKey.split(',') : []) {
          if (Number(pin) < range.count) {
            shown.add(Number(pin))
          }
        }
        return [...shown].sort((a, b) => a - b)
      },
      [pinKey],
    ),
    useFlushSync: false,
  })

  const last = virtualizer.range?.endIndex ?? 0
  const isNearEnd = last >= cards.length - PREFETCH
  useEffect(() => {
    if (isNearEnd) {
      onNearEnd()
    }
  }, [cards.length, isNearEnd, onNearEnd])

  return virtualizer
}
