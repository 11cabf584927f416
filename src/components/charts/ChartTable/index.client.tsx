'use client'
import { Button } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ChartColumn } from '../types.js'

import { useText } from '../../shared/useText.js'
import './index.css'

/** What a row is about, and the way to the records behind it. */
const RowName = ({
  children,
  href,
  isShown,
  onOpen,
}: {
  children: React.ReactNode
  href?: null | string
  isShown: boolean
  onOpen?: () => void
}) => {
  // Not to be reached by Tab while it cannot be seen.
  const tabIndex = isShown ? undefined : -1
  if (onOpen) {
    return (
      <button className="crm-table__link" onClick={onOpen} tabIndex={tabIndex} type="button">
        {children}
      </button>
    )
  }
  return href ? (
    <a className="crm-table__link" href={href} tabIndex={tabIndex}>
      {children}
    </a>
  ) : (
    children
  )
}

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
  openerOf,
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
  /** Shows what is behind a row, where that is no page of its own. */
  openerOf?: (row: Row) => (() => void) | undefined
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
                const cell =
                  index === 0 ? (
                    <RowName href={hrefOf?.(row)} isShown={isShown} onOpen={openerOf?.(row)}>
                      {content}
                    </RowName>
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
