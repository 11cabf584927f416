'use client'
import { useMemo } from 'react'

import type { Loaded } from '../../charts/types.js'

import { useText } from '../../shared/useText.js'
import { useFormats } from '../useFormats.js'

/** What all leaderboards of revenue have in common: headings, formats, and the word for an empty one. */
export const useRanking = ({
  name,
  loaded,
}: {
  loaded: Loaded<{ currency: string }>
  /** Heading of the names. */
  name: string
}) => {
  const { text } = useText()
  const { count, money, share } = useFormats(loaded.status === 'ready' ? loaded.value.currency : '')
  return useMemo(
    () => ({
      columns: {
        name,
        amount: text('revenue:revenue'),
        count: text('revenue:orders'),
        place: text('charts:place'),
        share: text('charts:share'),
      },
      empty: { hint: text('revenue:emptyHint'), title: text('revenue:empty') },
      format: money,
      formatCount: count,
      formatShare: share,
    }),
    [count, money, name, share, text],
  )
}
