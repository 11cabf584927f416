'use client'
import React from 'react'

import type { BoardColumn } from '../../../domain/board/types.js'

import { formatMoney, formatMoneyCompact } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** What the leads of a column are worth. */
export const ColumnWorth = ({
  column: { totalValue, weightedValue },
  currency,
}: {
  column: BoardColumn
  currency: string
}) => {
  const { language, text } = useText()
  const total = formatMoney({ amount: totalValue, currency, language })
  const weighted = formatMoney({ amount: Math.round(weightedValue), currency, language })
  return (
    <span
      className="crm-column__total"
      suppressHydrationWarning
      title={`${text('board:total', { total })}\n${text('board:weighted', { total: weighted })}`}
    >
      {formatMoneyCompact({ amount: totalValue, currency, language })}
    </span>
  )
}
