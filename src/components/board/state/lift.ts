import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'

import { isSameID, lastPlace } from './order.js'

/** A card taken up with the keyboard: where it hangs, before it is dropped. */
export type Lift = { card: BoardCard; index: number; stage: string }

export type LiftKey = 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'End' | 'Home'

const LIFT_KEYS: LiftKey[] = ['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'End', 'Home']

/** Whether a key carries a card, or leads from card to card while none is lifted. */
export const isLiftKey = (key: string): key is LiftKey => LIFT_KEYS.includes(key as LiftKey)

/** What a key does to a lifted card; `null` for the keys that are none of the board's business. */
export const liftActionOf = (key: string): 'cancel' | 'drop' | 'leave' | 'shift' | null => {
  switch (key) {
    case ' ':
    case 'Enter':
      return 'drop'
    case 'Escape':
      return 'cancel'
    case 'Tab':
      return 'leave'
  }
  return isLiftKey(key) ? 'shift' : null
}

const othersOf = ({ column, lift }: { column: BoardColumn | undefined; lift: Lift }): BoardCard[] =>
  (column?.cards ?? []).filter(({ id }) => !isSameID(id, lift.card.id))

const lastPlaceIn = ({ column, lift }: { column: BoardColumn | undefined; lift: Lift }): number =>
  lastPlace({ count: othersOf({ column, lift }).length, hasMore: Boolean(column?.nextCursor) })

const clamp = ({ index, max }: { index: number; max: number }) => Math.min(Math.max(0, index), max)

const shiftInColumn = ({
  columns,
  key,
  lift,
}: {
  columns: BoardColumn[]
  key: LiftKey
  lift: Lift
}) => {
  const column = columns.find((other) => other.key === lift.stage)
  const max = lastPlaceIn({ column, lift })
  const index = { ArrowDown: lift.index + 1, ArrowUp: lift.index - 1, End: max, Home: 0 }[
    key as 'End'
  ]
  return { ...lift, index: clamp({ index, max }) }
}

/** The next place of a lifted card: up and down in its column, left and right to the neighbours. */
export const shiftLift = ({
  columns,
  key,
  lift,
}: {
  columns: BoardColumn[]
  key: LiftKey
  lift: Lift
}): Lift => {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') {
    return shiftInColumn({ columns, key, lift })
  }
  const at = columns.findIndex((column) => column.key === lift.stage)
  const column = columns[at + (key === 'ArrowLeft' ? -1 : 1)]
  return column
    ? {
        ...lift,
        index: clamp({ index: lift.index, max: lastPlaceIn({ column, lift }) }),
        stage: column.key,
      }
    : lift
}

/** The columns as they look while a card hangs over its next place. */
export const showLift = ({
  columns,
  lift,
}: {
  columns: BoardColumn[]
  lift: Lift | null
}): BoardColumn[] =>
  lift
    ? columns.map((column) => {
        const others = othersOf({ column, lift })
        if (column.key === lift.stage) {
          return {
            ...column,
            cards: [...others.slice(0, lift.index), lift.card, ...others.slice(lift.index)],
          }
        }
        return others.length === column.cards.length ? column : { ...column, cards: others }
      })
    : columns
