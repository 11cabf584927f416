import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'

import { insertByOrder, isSameID } from './order.js'

export const findCard = ({
  id,
  columns,
}: {
  columns: BoardColumn[]
  id: number | string
}): BoardCard | undefined => {
  for (const { cards } of columns) {
    const card = cards.find((other) => isSameID(other.id, id))
    if (card) {
      return card
    }
  }
  return undefined
}

const addUp = ({ by, column, value }: { by: -1 | 1; column: BoardColumn; value: number }) => ({
  count: Math.max(0, column.count + by),
  totalValue: column.totalValue + by * value,
  weightedValue: column.weightedValue + (by * value * column.probability) / 100,
})

/** Takes a card out of its column; count and totals follow. */
export const withoutCard = ({
  id,
  columns,
}: {
  columns: BoardColumn[]
  id: number | string
}): BoardColumn[] =>
  columns.map((column) => {
    const card = column.cards.find((other) => isSameID(other.id, id))
    return card
      ? {
          ...column,
          ...addUp({ by: -1, column, value: card.value }),
          cards: column.cards.filter((other) => other !== card),
        }
      : column
  })

/** Puts a card where its stage and order key say, out of where it was; counts and totals follow. */
export const withCard = ({
  card,
  columns,
}: {
  card: BoardCard
  columns: BoardColumn[]
}): BoardColumn[] =>
  withoutCard({ id: card.id, columns }).map((column) =>
    column.key === card.stage
      ? {
          ...column,
          ...addUp({ by: 1, column, value: card.value }),
          cards: insertByOrder({ card, cards: column.cards }),
        }
      : column,
  )

/** Takes the server's newer facts about a card without moving it. */
export const withFacts = ({
  columns,
  facts,
}: {
  columns: BoardColumn[]
  facts: { id: number | string } & Partial<BoardCard>
}): BoardColumn[] => {
  const card = findCard({ id: facts.id, columns })
  return card
    ? withCard({
        card: { ...card, ...facts, boardOrder: card.boardOrder, stage: card.stage },
        columns,
      })
    : columns
}
