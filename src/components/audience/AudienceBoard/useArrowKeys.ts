'use client'
import type React from 'react'

import { useCallback } from 'react'

import type { AudienceColumn } from '../../../domain/audience/board.js'
import type { useCardFocus } from '../../board/hooks/useCardFocus.js'

import { isLiftKey } from '../../board/state/lift.js'
import { neighbourOf } from '../../board/state/neighbour.js'

/** The arrow keys, Home and End lead from card to card. */
export const useArrowKeys = ({
  focus: { cardOf, focusCard },
  stages,
  tabStops,
}: {
  focus: Pick<ReturnType<typeof useCardFocus>, 'cardOf' | 'focusCard'>
  stages: AudienceColumn[]
  tabStops: Record<string, number | string | undefined>
}) =>
  useCallback(
    (event: React.KeyboardEvent) => {
      const id = cardOf(event.target)
      if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) {
        return
      }
      if (isLiftKey(event.key)) {
        const columns = stages.map(({ cards, stage }) => ({ cards, key: stage }))
        const next = neighbourOf({ id, columns, key: event.key, tabStops })
        event.preventDefault()
        if (next) {
          focusCard(next.id)
        }
      }
    },
    [cardOf, focusCard, stages, tabStops],
  )
