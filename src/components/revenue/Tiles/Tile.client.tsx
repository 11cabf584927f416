'use client'
import React from 'react'

import { useText } from '../../shared/useText.js'
import './index.css'

export type TileProps = {
  /** Against the span before, in words; `null` where there is nothing to compare with. */
  change?: { isBetter: boolean | null; text: string } | null
  hint?: null | string
  /** The records behind the figure. */
  href?: string
  label: string
  /** The figure of the span before, in words. */
  previous?: null | string
  value: string
}

/** One figure, with that of the span before beneath it. */
export const Tile = ({ change, hint, href, label, previous, value }: TileProps) => {
  const { text } = useText()
  const tone = { false: 'worse', null: 'same', true: 'better' }[String(change?.isBetter ?? null)]
  return (
    <div className="crm-tile">
      <dt className="crm-tile__label">{label}</dt>
      <dd className="crm-tile__value">
        {href ? (
          <a className="crm-tile__link" href={href}>
            {value}
          </a>
        ) : (
          value
        )}
      </dd>
      {change || previous ? (
        <dd className="crm-tile__previous">
          {change ? (
            <span className={`crm-tile__change crm-tile__change--${tone}`}>{change.text}</span>
          ) : null}
          {previous ? <span>{text('revenue:before', { value: previous })}</span> : null}
        </dd>
      ) : null}
      {hint ? <dd className="crm-tile__hint">{hint}</dd> : null}
    </div>
  )
}
