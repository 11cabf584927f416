'use client'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, useState } from 'react'

import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { BoardStore } from '../state/boardStore.js'
import type { Lift, LiftKey } from '../state/lift.js'
import type { Move } from './useMoves.js'

import { useText } from '../../shared/useText.js'
import { shiftLift } from '../state/lift.js'
import { isSameID, orderAtIndex } from '../state/order.js'

const indexOf = ({ card, columns }: { card: BoardCard; columns: BoardColumn[] }): number =>
  columns
    .find(({ key }) => key === card.stage)
    ?.cards.findIndex(({ id }) => isSameID(id, card.id)) ?? -1

/** Takes a card up, carries it and puts it down, all with the keyboard and announced. */
export const useLift = ({ move, store }: { move: (move: Move) => void; store: BoardStore }) => {
  const { text } = useText()
  const [lift, setLift] = useState<Lift | null>(null)

  const place = useCallback(
    ({ card, index, stage }: Lift) => {
      const column = store.getState().columns.find(({ key }) => key === stage)
      const guests = card.stage === stage ? 0 : 1
      return {
        company: card.companyName,
        count: (column?.count ?? 0) + guests,
        position: index + 1,
        stage: column?.name ?? stage,
      }
    },
    [store],
  )

  const take = useCallback(
    (card: BoardCard) => {
      const { columns } = store.getState()
      const next = { card, index: indexOf({ card, columns }), stage: card.stage }
      setLift(next)
      announce(text('move:lifted', place(next)))
    },
    [place, store, text],
  )

  const shift = useCallback(
    (key: LiftKey) => {
      if (lift) {
        const next = shiftLift({ columns: store.getState().columns, key, lift })
        setLift(next)
        announce(text('move:over', place(next)))
      }
    },
    [lift, place, store, text],
  )

  const cancel = useCallback(() => {
    if (lift) {
      setLift(null)
      announce(text('move:cancelled', place({ ...lift, stage: lift.card.stage })))
    }
  }, [lift, place, text])

  const drop = useCallback(() => {
    if (!lift) {
      return
    }
    const { card, index, stage } = lift
    const { columns } = store.getState()
    setLift(null)
    if (stage === card.stage && index === indexOf({ card, columns })) {
      announce(text('move:cancelled', place(lift)))
      return
    }
    const column = columns.find(({ key }) => key === stage)
    announce(text('move:dropped', place(lift)))
    move({
      boardOrder: orderAtIndex({
        id: card.id,
        cards: column?.cards ?? [],
        hasMore: Boolean(column?.nextCursor),
        index,
      }),
      card,
      stage,
    })
  }, [lift, move, place, store, text])

  return { cancel, drop, lift, shift, take }
}
