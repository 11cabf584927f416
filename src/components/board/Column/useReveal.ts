'use client'
import type { useVirtualizer } from '@tanstack/react-virtual'
import type React from 'react'

import { useLayoutEffect, useRef } from 'react'

import { isSameID } from '../state/order.js'

export type Reveal = { id: number | string } | null

/** Brings a card of a column into sight, and the column into that of the board. */
export const useReveal = ({
  cards,
  reveal,
  root,
  virtualizer,
}: {
  cards: { id: number | string }[]
  /** A new object asks again. */
  reveal: Reveal
  root: React.RefObject<HTMLElement | null>
  virtualizer: Pick<ReturnType<typeof useVirtualizer>, 'scrollToIndex'>
}): void => {
  const revealed = useRef<Reveal>(null)
  useLayoutEffect(() => {
    const index = reveal ? cards.findIndex(({ id }) => isSameID(id, reveal.id)) : -1
    if (index >= 0 && revealed.current !== reveal) {
      virtualizer.scrollToIndex(index, { align: 'auto' })
      root.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    revealed.current = reveal
  }, [cards, reveal, root, virtualizer])
}
