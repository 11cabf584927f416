'use client'
import React from 'react'

import type { ImportAnswer } from './types.js'

import { useText } from '../../shared/useText.js'
import { Scroll } from './Scroll.client.js'

const NONE = '–'

/** Rows that cannot be taken, by line. */
export const Errors = ({
  result: { errorCount, errors },
}: {
  result: Pick<ImportAnswer, 'errorCount' | 'errors'>
}) => {
  const { text } = useText()
  return (
    <Scroll label={text('fileImport:problems')}>
      <table className="crm-import__table">
        <caption>
          {text('fileImport:problemsShown', { count: errorCount, shown: errors.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('fileImport:line')}</th>
            <th scope="col">{text('fileImport:column')}</th>
            <th scope="col">{text('fileImport:cell')}</th>
            <th scope="col">{text('fileImport:problem')}</th>
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
