'use client'
import { Button } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ChartColumn } from '../types.js'

import { useText } from '../../shared/useText.js'
import './index.css'

/**
 * The figures of a chart as a table: on the screen when it is asked for, and always there for screen
 * readers and on paper.
 */
export const ChartTable = <Row,>({
  caption,
  columns,
  hrefOf,
  isShown,
  keyOf,
  limit = Infinity,
  rows,
}: {
  caption: string
  columns: ChartColumn<Row>[]
  /** The records behind a row; its first cell is the link to them. */
  hrefOf?: (row: Row) => null | string
  isShown: boolean
  keyOf: (row: Row) => string
  /** Rows beyond it wait until somebody asks for them; paper has them all. */
  limit?: number
  rows: Row[]
}) => {
  const { text } = useText()
  const [showsAll, setShowsAll] = useState(false)
  const classOf = (index: number) =>
    index >= limit && !showsAll ? 'crm-table__waiting' : undefined
  return (
    <div className={isShown ? 'crm-table' : 'crm-table crm-table--twin'}>
      <table>
        <caption className="crm-table__caption">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ isNumber, key, label }) => (
              <th className={isNumber ? 'crm-table__number' : undefined} key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr className={classOf(place)} key={keyOf(row)}>
              {columns.map((column, index) => {
                const content = column.show?.(row) ?? column.value(row)
                const href = index === 0 ? hrefOf?.(row) : null
                const cell = href ? (
                  // Not to be reached by Tab while it cannot be seen.
                  <a className="crm-table__link" href={href} tabIndex={isShown ? undefined : -1}>
                    {content}
                  </a>
                ) : (
                  content
                )
                return index === 0 ? (
                  <th key={column.key} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td
                    className={column.isNumber ? 'crm-table__number' : undefined}
                    key={column.key}
                  >
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {isShown && rows.length > limit ? (
        <Button
          buttonStyle="none"
          className="crm-table__more"
          extraButtonProps={{ 'aria-expanded': showsAll }}
          margin={false}
          onClick={() => setShowsAll(!showsAll)}
        >
          {text(showsAll ? 'charts:fewer' : 'charts:all', { count: rows.length })}
        </Button>
      ) : null}
    </div>
  )
}
