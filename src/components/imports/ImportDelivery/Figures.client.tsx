'use client'
import React from 'react'

import type { Figure } from '../../../domain/performance/import/fields.js'
import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'

import { FIGURES } from '../../../domain/performance/import/fields.js'
import { formatCount, formatDay, formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Scroll } from '../shared/Scroll.client.js'

const NONE = '–'

const useFigure = (currency: string) => {
  const { language } = useText()
  return (figure: Figure, value: null | number): string => {
    if (value === null) {
      return NONE
    }
    return figure === 'spend' || figure === 'revenue'
      ? formatMoney({ amount: value, currency, language })
      : formatCount({ count: value, language })
  }
}

/** What would become of the file, in a sentence. */
export const Summary = ({ result: { records, rows } }: { result: DeliveryImportResult }) => {
  const { language, text } = useText()
  const count = (value: number): string => formatCount({ count: value, language })
  return (
    <p className="crm-import__summary">
      {text('delivery:summary', {
        created: count(records.created),
        read: count(rows.read),
        records: count(records.created + records.unchanged + records.updated),
        unchanged: count(records.unchanged),
        updated: count(records.updated),
      })}
      {rows.summed > 0 ? ` ${text('delivery:summed', { rows: count(rows.summed) })}` : ''}
    </p>
  )
}

/** What the rows come to, figure by figure: to be held against the file's own totals. */
export const Totals = ({ result: { currency, totals } }: { result: DeliveryImportResult }) => {
  const { text } = useText()
  const show = useFigure(currency)
  return (
    <dl aria-label={text('delivery:totals')} className="crm-import__totals">
      {FIGURES.map((figure) => (
        <div key={figure}>
          <dt>{text(`delivery:figures:${figure}`)}</dt>
          <dd>{show(figure, totals[figure])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The first records, as they will be stored. */
export const Sample = ({ result: { currency, sample } }: { result: DeliveryImportResult }) => {
  const { language, text } = useText()
  const show = useFigure(currency)
  return (
    <Scroll label={text('delivery:sample')}>
      <table className="crm-import__table">
        <caption>{text('delivery:sample')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('delivery:fields:order')}</th>
            <th scope="col">{text('delivery:campaign')}</th>
            <th scope="col">{text('delivery:day')}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                {text(`delivery:figures:${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((record) => (
            <tr key={record.line}>
              <td>{record.orderName}</td>
              <td>{record.campaignName}</td>
              <td>{formatDay({ day: record.periodStart, language })}</td>
              {FIGURES.map((figure) => (
                <td className="crm-import__number" key={figure}>
                  {show(figure, record[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
