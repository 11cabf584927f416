import type { BoardCard } from '../../../domain/board/types.js'

import { isSameID } from './order.js'

/**
 * Where a dropped card goes among the other cards of a column: beside the card under the pointer,
 * else to the end. `null` when it is there already.
 */
export const dropIndex = ({
  id,
  cards,
  edge,
  overID,
}: {
  cards: Pick<BoardCard, 'id'>[]
  edge: 'bottom' | 'left' | 'right' | 'top' | null
  id: number | string
  overID: null | number | string
}): null | number => {
  const from = cards.findIndex((card) => isSameID(card.id, id))
  const others = cards.filter((card) => !isSameID(card.id, id))
  const at = overID === null ? -1 : others.findIndex((card) => isSameID(card.id, overID))
  if (overID !== null && isSameID(overID, id)) {
    return null
  }
  const index = at === -1 ? others.length : edge === 'bottom' ? at + 1 : at
  return index === from ? null : index
}
