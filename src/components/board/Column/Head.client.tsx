'use client'
import React from 'react'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** A column's name with how many cards it holds, and what else there is to say of them. */
export const ColumnHead = ({
  id,
  name,
  children,
  color,
  count,
  countTitle,
}: {
  children?: React.ReactNode
  /** Any of CSS. */
  color: string
  count: number
  countTitle: string
  id: string
  name: string
}) => {
  const { language } = useText()
  return (
    <div className="crm-column__head">
      <span aria-hidden className="crm-column__color" style={{ background: color }} />
      <h3 className="crm-column__name" id={id}>
        {name}
      </h3>
      <span className="crm-column__count" suppressHydrationWarning title={countTitle}>
        {formatCount({ count, language })}
      </span>
      {children}
    </div>
  )
}
