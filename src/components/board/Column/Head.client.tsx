'use client'
import React from 'react'

import type { BoardColumn } from '../../../domain/board/types.js'

import { formatCount, formatMoney, formatMoneyCompact } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** A column's name with how many leads it holds and what they are worth. */
export const ColumnHead = ({
  id,
  column,
  currency,
}: {
  column: BoardColumn
  currency: string
  id: string
}) => {
  const { language, text } = useText()
  const { name, color, count, totalValue, weightedValue } = column
  const total = formatMoney({ amount: totalValue, currency, language })
  const weighted = formatMoney({ amount: Math.round(weightedValue), currency, language })
  return (
    <div className="crm-column__head">
      <span aria-hidden className="crm-column__color" style={{ background: color }} />
      <h3 className="crm-column__name" id={id}>
        {name}
      </h3>
      <span
        className="crm-column__count"
        suppressHydrationWarning
        title={text('board:cards', { count })}
      >
        {formatCount({ count, language })}
      </span>
      <span
        className="crm-column__total"
        suppressHydrationWarning
        title={`${text('board:total', { total })}\n${text('board:weighted', { total: weighted })}`}
      >
        {formatMoneyCompact({ amount: totalValue, currency, language })}
      </span>
    </div>
  )
}
