'use client'
import { useFormFields } from '@payloadcms/ui'
import React from 'react'

import { lineAmount } from '../../../domain/shared/money.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { useRateCard } from './useRateCard.js'
import './index.css'

/** What a line comes to, as it is typed; and the line filled from the product that is picked. */
export const LineAmount = ({
  currency,
  path,
  productsSlug,
}: {
  currency: string
  path: string
  productsSlug: string
}) => {
  const { language, text } = useText()
  const rowPath = path.slice(0, path.lastIndexOf('.'))
  const amount = useFormFields(([fields]) => {
    const [price, quantity] = ['price', 'quantity'].map(
      (key) => Number(fields[`${rowPath}.${key}`]?.value) || 0,
    )
    return lineAmount({ currency, price, quantity })
  })
  useRateCard({ productsSlug, rowPath })
  return (
    <div className="crm-line-amount field-type">
      <span className="crm-line-amount__label">{text('proposalEditor:amount')}</span>
      <output className="crm-line-amount__value">
        {formatMoney({ amount, currency, language })}
      </output>
    </div>
  )
}
