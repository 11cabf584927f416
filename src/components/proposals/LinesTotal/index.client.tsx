'use client'
import type { FormState } from 'payload'

import { useFormFields } from '@payloadcms/ui'
import React from 'react'

import { lineTotal } from '../../../domain/shared/money.js'
import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const linesOf = (fields: FormState) =>
  (fields.lines?.rows ?? []).map((_, index) => ({
    price: Number(fields[`lines.${index}.price`]?.value) || 0,
    quantity: Number(fields[`lines.${index}.quantity`]?.value) || 0,
  }))

/** The sum of all lines as they are typed, by the same rule the server has. */
export const LinesTotal = ({ currency }: { currency: string }) => {
  const { language, text } = useText()
  const amount = useFormFields(([fields]) => lineTotal({ currency, lines: linesOf(fields) }))
  return (
    <div aria-live="polite" className="crm-lines-total field-type">
      <span>{text('proposalEditor:total')}</span>
      <output className="crm-lines-total__value">
        {formatMoney({ amount, currency, language })}
      </output>
    </div>
  )
}
