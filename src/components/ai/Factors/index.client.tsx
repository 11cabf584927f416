'use client'
import React from 'react'

import type { Factor } from '../../../domain/ai/types.js'

import { useWording } from '../../shared/ai/useWording.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const toPercent = ({ points, widest }: { points: number; widest: number }): string =>
  `${widest > 0 ? (Math.abs(points) / widest) * 100 : 0}%`

/** The reasons behind a number, with what each adds or takes: their sum is the number. */
export const Factors = ({
  caption,
  currency,
  factors,
  unit = 'points',
}: {
  caption: string
  currency: string
  factors: Factor[]
  /** What the factors count. @default 'points' */
  unit?: 'money' | 'points'
}) => {
  const { language, text } = useText()
  const say = useWording({ currency })
  const options: Intl.NumberFormatOptions =
    unit === 'money'
      ? { currency, maximumFractionDigits: 2, minimumFractionDigits: 0, style: 'currency' }
      : { maximumFractionDigits: 1 }
  const format = new Intl.NumberFormat(language, { ...options, signDisplay: 'exceptZero' })
  const sum = factors.reduce((total, { points }) => total + points, 0)
  const widest = Math.max(...factors.map(({ points }) => Math.abs(points)))
  return (
    <table className="crm-factors">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text('suggest:factor')}</th>
          <th scope="col">{text(unit === 'money' ? 'suggest:amount' : 'suggest:points')}</th>
        </tr>
      </thead>
      <tbody>
        {factors.map(({ facts, key, points }) => (
          <tr key={key}>
            <th scope="row">{say.factor({ facts, key })}</th>
            <td data-sign={Math.sign(points)}>
              <span aria-hidden className="crm-factors__bar">
                <span style={{ width: toPercent({ points, widest }) }} />
              </span>
              {format.format(points)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{text('suggest:sum')}</th>
          <td>{new Intl.NumberFormat(language, options).format(sum)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
