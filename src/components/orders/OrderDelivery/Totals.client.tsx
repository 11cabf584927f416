'use client'
import React from 'react'

import type { OrderDelivery } from '../../../domain/performance/types.js'

import { formatCount, formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

const NONE = '–'

/** What the order delivered in all, in figures people read. */
export const Totals = ({ currency, delivery }: Pick<OrderDelivery, 'currency' | 'delivery'>) => {
  const { language, text } = useText()
  const count = (value: number): string => formatCount({ count: value, language })
  const money = (amount: number): string => formatMoney({ amount, currency, language })
  const rate = (value: null | number, options: Intl.NumberFormatOptions): string =>
    value === null ? NONE : new Intl.NumberFormat(language, options).format(value)
  const figures = [
    { key: 'impressions', value: count(delivery.impressions) },
    { key: 'clicks', value: count(delivery.clicks) },
    { key: 'ctr', value: rate(delivery.ctr, { maximumFractionDigits: 3, style: 'percent' }) },
    { key: 'conversions', value: count(delivery.conversions) },
    { key: 'spend', value: money(delivery.spend) },
    { key: 'revenue', value: money(delivery.revenue) },
    {
      key: 'roas',
      value:
        delivery.roas === null ? NONE : `${rate(delivery.roas, { maximumFractionDigits: 2 })}×`,
    },
  ] as const
  return (
    <dl className="crm-order__totals">
      {figures.map(({ key, value }) => (
        <div key={key}>
          <dt>{text(`delivery:figures:${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
