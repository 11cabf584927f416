'use client'
import React from 'react'

import type { Figure } from '../../../domain/performance/import/fields.js'
import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'

import { FIGURES } from '../../../domain/performance/import/fields.js'
import { formatCount, formatDay, formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

const NONE = '–'

/** A table that may be wider than its place. */
const Scroll = ({ children, label }: { children: React.ReactNode; label: string }) => (
  // What scrolls takes the focus, or nobody without a mouse would see the end of it.
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div aria-label={label} className="crm-import__scroll" role="group" tabIndex={0}>
    {children}
  </div>
)

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

/** Rows that cannot be taken, by line. */
export const Errors = ({
  result: { errorCount, errors },
}: {
  result: Pick<DeliveryImportResult, 'errorCount' | 'errors'>
}) => {
  const { text } = useText()
  return (
    <Scroll label={text('delivery:problems')}>
      <table className="crm-import__table">
        <caption>
          {text('delivery:problemsShown', { count: errorCount, shown: errors.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('delivery:line')}</th>
            <th scope="col">{text('delivery:column')}</th>
            <th scope="col">{text('delivery:cell')}</th>
            <th scope="col">{text('delivery:problem')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ column, line, message, value }, index) => (
            <tr key={`${line} ${index}`}>
              <td className="crm-import__number">{line}</td>
              <td>{column ?? NONE}</td>
              <td>{value ?? NONE}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
