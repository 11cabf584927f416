import type { ChartColumn } from './types.js'

import { csvText } from '../../domain/export/csvText.js'

/** A table as the rows of a file, its headings first; the CSV writer escapes what begins a formula. */
export const csvOfTable = <Row>({
  columns,
  rows,
}: {
  columns: Pick<ChartColumn<Row>, 'label' | 'value'>[]
  rows: Row[]
}): (null | number | string)[][] => [
  columns.map(({ label }) => csvText(label)),
  ...rows.map((row) =>
    columns.map(({ value }) => {
      const cell = value(row)
      return typeof cell === 'string' ? csvText(cell) : cell
    }),
  ),
]
