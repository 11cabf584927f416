import type { BoardCard } from '../../../domain/board/types.js'

import { isSameID } from './order.js'

/**
 * Where a dropped card goes among the other cards of a column: beside the card under the pointer,
 * else to the top. Below the last card is only known once all of them are loaded; until then the
 * free space there means the top as well. `null` when it is there already.
 */
export const dropIndex = ({
  id,
  cards,
  edge,
  hasMore,
  isBelow,
  overID,
}: {
  cards: Pick<BoardCard, 'id'>[]
  edge: 'bottom' | 'left' | 'right' | 'top' | null
  /** More cards of the column wait on the server. */
  hasMore: boolean
  id: number | string
  /** Dropped on the free space beneath the cards, not on the column's head. */
  isBelow: boolean
  overID: null | number | string
}): null | number => {
  const from = cards.findIndex((card) => isSameID(card.id, id))
  const others = cards.filter((card) => !isSameID(card.id, id))
  const at = overID === null ? -1 : others.findIndex((card) => isSameID(card.id, overID))
  if (overID !== null && isSameID(overID, id)) {
    return null
  }
  const free = isBelow && !hasMore ? others.length : 0
  const index = at === -1 ? free : edge === 'bottom' ? at + 1 : at
  return index === from ? null : index
}
