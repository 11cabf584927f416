'use client'
import React, { useId } from 'react'

import { useText } from '../../shared/useText.js'

/** Half a circle around (60, 60), from the left over the top. */
const ARC = 'M 10 60 A 50 50 0 0 1 110 60'

/** A probability in per cent as a gauge, with its number. */
export const Gauge = ({ value }: { value: number }) => {
  const id = useId()
  const { language, text } = useText()
  const said = new Intl.NumberFormat(language, { style: 'percent' }).format(value / 100)
  return (
    <div className="crm-gauge">
      <h3 id={id}>{text('dealInsights:chance')}</h3>
      <div
        aria-labelledby={id}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={value}
        aria-valuetext={said}
        className="crm-gauge__dial"
        role="meter"
      >
        <svg aria-hidden viewBox="0 0 120 66">
          <path className="crm-gauge__track" d={ARC} pathLength={100} />
          <path
            className="crm-gauge__value"
            d={ARC}
            pathLength={100}
            strokeDasharray={`${value} 100`}
          />
        </svg>
        <strong>{said}</strong>
      </div>
    </div>
  )
}
