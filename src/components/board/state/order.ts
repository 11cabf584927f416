import type { BoardCard } from '../../../domain/board/types.js'

import { boardOrderBetween } from '../../../utilities/boardOrder.js'

type Ordered = Pick<BoardCard, 'boardOrder' | 'id'>

export const isSameID = (one: number | string, other: number | string): boolean =>
  String(one) === String(other)

/** The cards with one more in its place by order key; an older copy of it goes. */
export const insertByOrder = <T extends Ordered>({ card, cards }: { card: T; cards: T[] }): T[] => {
  const others = cards.filter(({ id }) => !isSameID(id, card.id))
  const at = others.findIndex(({ boardOrder }) => boardOrder > card.boardOrder)
  return at === -1 ? [...others, card] : [...others.slice(0, at), card, ...others.slice(at)]
}

/** Two pages of a column as one: every card once (the newer copy), in order. */
export const mergePages = <T extends Ordered>({
  loaded,
  next,
}: {
  loaded: T[]
  next: T[]
}): T[] => {
  const isNew = new Set(next.map(({ id }) => String(id)))
  const all = [...loaded.filter(({ id }) => !isNew.has(String(id))), ...next]
  return all.sort((a, b) =>
    a.boardOrder < b.boardOrder ? -1 : a.boardOrder > b.boardOrder ? 1 : 0,
  )
}

/**
 * The last place a card can take among `count` others. While more cards wait on the server, nothing
 * can go below the last loaded one: what follows it is not known yet.
 */
export const lastPlace = ({ count, hasMore }: { count: number; hasMore: boolean }): number =>
  hasMore ? Math.max(0, count - 1) : count

/**
 * The order key of a card put at `index` among the loaded cards of a column (itself not counted),
 * at most at its {@link lastPlace}.
 */
export const orderAtIndex = ({
  id,
  cards,
  hasMore,
  index,
}: {
  cards: Ordered[]
  hasMore: boolean
  id: number | string
  index: number
}): string => {
  const others = cards.filter((card) => !isSameID(card.id, id))
  const at = Math.min(Math.max(0, index), lastPlace({ count: others.length, hasMore }))
  return boardOrderBetween({
    after: others[at]?.boardOrder ?? null,
    before: others[at - 1]?.boardOrder ?? null,
  })
}
