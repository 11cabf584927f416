'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { ChartColumn, Loaded } from '../types.js'

import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { ChartTable } from '../ChartTable/index.client.js'
import { downloadCSV } from '../downloadCSV.js'
import './index.css'

const HEIGHT = 260

type ChartCardProps<Row> = {
  /** The figures drawn; left out where the table is the chart. */
  chart?: (rows: Row[]) => React.ReactNode
  className?: string
  columns: ChartColumn<Row>[]
  /** What it says when there are no rows. */
  empty: { hint: string; title: string }
  /** Columns that only the file has, before the others. */
  extraColumns?: ChartColumn<Row>[]
  /** Of the CSV file, without its ending. */
  fileName: string
  /** Of what stands in the card until the figures are there. */
  height?: number
  hrefOf?: (row: Row) => null | string
  keyOf: (row: Row) => string
  /** As many rows as the table shows before somebody asks for the others. */
  limit?: number
  loaded: Loaded<Row[]>
  /** What the figures are of, in words: period, basis. */
  note?: React.ReactNode
  onRetry: () => void
  /** Shows what is behind a row, where that is no page of its own. */
  openerOf?: (row: Row) => (() => void) | undefined
  title: string
}

const CardState = ({ children, title }: { children?: React.ReactNode; title: string }) => (
  <>
    <p className="crm-chart__state-title">{title}</p>
    {children}
  </>
)

/**
 * The shell of every chart: title, skeleton, error with another try, a word where nothing is there,
 * the table behind the chart, and its CSV file.
 */
export const ChartCard = <Row,>({
  chart,
  className,
  columns,
  empty,
  extraColumns = [],
  fileName,
  height = HEIGHT,
  hrefOf,
  keyOf,
  limit,
  loaded,
  note,
  onRetry,
  openerOf,
  title,
}: ChartCardProps<Row>) => {
  const id = useId()
  const { text } = useText()
  const [wantsTable, setWantsTable] = useState(false)
  const rows = loaded.status === 'ready' && loaded.value.length > 0 ? loaded.value : null
  const isTable = !chart || wantsTable
  return (
    <section
      aria-busy={loaded.status === 'loading'}
      aria-labelledby={id}
      className={['crm-chart', className].filter(Boolean).join(' ')}
    >
      <header className="crm-chart__head">
        <div>
          <h3 className="crm-chart__title" id={id}>
            {title}
          </h3>
          {note ? <div className="crm-chart__note">{note}</div> : null}
        </div>
        {rows ? (
          <div className="crm-chart__actions">
            {chart ? (
              <Button
                buttonStyle="subtle"
                extraButtonProps={{ 'aria-pressed': wantsTable }}
                margin={false}
                onClick={() => setWantsTable(!wantsTable)}
                size="small"
              >
                {text('charts:table')}
              </Button>
            ) : null}
            <Button
              aria-label={text('charts:exportOf', { title })}
              buttonStyle="subtle"
              margin={false}
              onClick={() =>
                void downloadCSV({ columns: [...extraColumns, ...columns], fileName, rows })
              }
              size="small"
            >
              {text('charts:export')}
            </Button>
          </div>
        ) : null}
      </header>
      {loaded.status === 'loading' ? (
        <div aria-label={text('charts:loading', { title })} role="status" style={{ height }}>
          <ShimmerEffect height={height} />
        </div>
      ) : null}
      {loaded.status === 'failed' ? (
        <div className="crm-chart__state" role="alert" style={{ minHeight: height }}>
          <CardState title={text('charts:failed')}>
            <p className="crm-chart__state-hint">{loaded.message}</p>
            <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="medium">
              {text('charts:retry')}
            </Button>
          </CardState>
        </div>
      ) : null}
      {loaded.status === 'ready' && !rows ? (
        <div className="crm-chart__state" style={{ minHeight: height }}>
          <CardState title={empty.title}>
            <p className="crm-chart__state-hint">{empty.hint}</p>
          </CardState>
        </div>
      ) : null}
      {rows ? (
        <>
          {chart && !wantsTable ? chart(rows) : null}
          <ChartTable
            caption={title}
            columns={columns}
            hrefOf={hrefOf}
            isShown={isTable}
            keyOf={keyOf}
            limit={limit}
            openerOf={openerOf}
            rows={rows}
          />
        </>
      ) : null}
    </section>
  )
}
