'use client'
import React from 'react'

import type { DateOrder, Detected } from '../../../domain/import/formats.js'

import { DATE_ORDERS } from '../../../domain/import/formats.js'
import { SelectRow } from '../../shared/form/rows.client.js'
import { useText } from '../../shared/useText.js'

/** How the file writes its dates, and how that is known. */
export const DateOrderRow = ({
  date: { basis, value },
  onChange,
}: {
  date: Detected<DateOrder>
  onChange: (order: DateOrder | undefined) => void
}) => {
  const { text } = useText()
  return (
    <SelectRow
      label={`${text('fileImport:dateOrder')} (${text(`fileImport:basis:${basis}`)})`}
      onChange={(chosen) => onChange(DATE_ORDERS.find((one) => one === chosen))}
      options={DATE_ORDERS.map((one) => ({ label: text(`fileImport:dates:${one}`), value: one }))}
      path="crm-import-dates"
      value={value}
    />
  )
}
