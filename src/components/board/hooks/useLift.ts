'use client'
import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useCallback, useState } from 'react'

import type { BoardCard, BoardColumn } from '../../../domain/board/types.js'
import type { BoardStore } from '../state/boardStore.js'
import type { Lift, LiftKey } from '../state/lift.js'
import type { Placing } from './usePlacing.js'

import { useText } from '../../shared/useText.js'
import { shiftLift } from '../state/lift.js'
import { isSameID } from '../state/order.js'

const indexOf = ({ card, columns }: { card: BoardCard; columns: BoardColumn[] }): number =>
  columns
    .find(({ key }) => key === card.stage)
    ?.cards.findIndex(({ id }) => isSameID(id, card.id)) ?? -1

/** Takes a card up, carries it and puts it down, all with the keyboard and announced. */
export const useLift = ({
  placing: { describe, put },
  store,
}: {
  placing: Placing
  store: BoardStore
}) => {
  const { text } = useText()
  const [lift, setLift] = useState<Lift | null>(null)

  const take = useCallback(
    (card: BoardCard) => {
      const { columns } = store.getState()
      const next = { card, index: indexOf({ card, columns }), stage: card.stage }
      setLift(next)
      announce(text('move:lifted', describe(next)))
    },
    [describe, store, text],
  )

  const shift = useCallback(
    (key: LiftKey) => {
      if (lift) {
        const next = shiftLift({ columns: store.getState().columns, key, lift })
        setLift(next)
        announce(text('move:over', describe(next)))
      }
    },
    [describe, lift, store, text],
  )

  const cancel = useCallback(() => {
    if (lift) {
      setLift(null)
      announce(text('move:cancelled', describe({ ...lift, stage: lift.card.stage })))
    }
  }, [describe, lift, text])

  const drop = useCallback(() => {
    if (!lift) {
      return
    }
    const { card, index, stage } = lift
    setLift(null)
    if (stage === card.stage && index === indexOf({ card, columns: store.getState().columns })) {
      announce(text('move:cancelled', describe(lift)))
      return
    }
    put(lift)
  }, [describe, lift, put, store, text])

  return { cancel, drop, lift, shift, take }
}
