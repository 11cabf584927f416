import { isSameID } from './order.js'

/** The card an arrow key leads to: along the column, or to the next column that has cards. */
export const neighbourOf = <Card extends { id: number | string }>({
  id,
  columns,
  key,
  tabStops,
}: {
  columns: { cards: Card[]; key: string }[]
  id: number | string
  key: string
  /** The card last visited in each column. */
  tabStops: Record<string, number | string | undefined>
}): Card | undefined => {
  const at = columns.findIndex(({ cards }) => cards.some((card) => isSameID(card.id, id)))
  const cards = columns[at]?.cards ?? []
  const index = cards.findIndex((card) => isSameID(card.id, id))
  switch (key) {
    case 'ArrowDown':
      return cards[index + 1]
    case 'ArrowUp':
      return cards[index - 1]
    case 'End':
      return cards.at(-1)
    case 'Home':
      return cards[0]
  }
  const side = key === 'ArrowLeft' ? columns.slice(0, at).reverse() : columns.slice(at + 1)
  const column = side.find((other) => other.cards.length > 0)
  const stop = column && tabStops[column.key]
  return (
    column?.cards.find((card) => stop !== undefined && isSameID(card.id, stop)) ?? column?.cards[0]
  )
}
