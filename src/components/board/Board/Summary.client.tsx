'use client'
import React from 'react'

import type { BoardColumn } from '../../../domain/board/types.js'

import { formatCount, formatMoney, formatMoneyCompact } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** What is still open on a board: leads, their value, and the value weighted by probability. */
export const Summary = ({ columns, currency }: { columns: BoardColumn[]; currency: string }) => {
  const { language, text } = useText()
  const open = columns.filter(({ type }) => type === 'open')
  const count = open.reduce((sum, column) => sum + column.count, 0)
  const amount = open.reduce((sum, column) => sum + column.totalValue, 0)
  const weighted = open.reduce((sum, column) => sum + column.weightedValue, 0)
  return columns.length > 0 ? (
    <p
      className="crm-board__summary"
      suppressHydrationWarning
      title={formatMoney({ amount, currency, language })}
    >
      {text('board:summary', {
        leads: text('board:open', { count, number: formatCount({ count, language }) }),
        total: formatMoneyCompact({ amount, currency, language }),
        weighted: formatMoneyCompact({ amount: weighted, currency, language }),
      })}
    </p>
  ) : null
}
