'use client'
import { useCallback } from 'react'

import type { TileProps } from './Tile.client.js'

import { useText } from '../../shared/useText.js'
import { changeOf } from '../state/change.js'

type Args = {
  /** Whether less of it is better: time, slips. */
  isLessBetter?: boolean
  /** Whether it is a rate, whose change is told in percentage points. */
  isRate?: boolean
  now: null | number
  previous: null | number | undefined
}

/** How a figure changed against the span before, in words and as good or bad. */
export const useChange = (): ((args: Args) => NonNullable<TileProps['change']> | null) => {
  const { language, text } = useText()
  return useCallback(
    ({ isLessBetter = false, isRate = false, now, previous }) => {
      const change =
        isRate && now !== null && typeof previous === 'number'
          ? now - previous
          : changeOf({ now, previous })
      if (change === null) {
        return null
      }
      const number = new Intl.NumberFormat(language, {
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      }).format(change * 100)
      return {
        isBetter: change === 0 ? null : change > 0 !== isLessBetter,
        text: text(isRate ? 'revenue:points' : 'revenue:percent', { number }),
      }
    },
    [language, text],
  )
}
