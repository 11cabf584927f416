import type { ChartColumn } from './types.js'

import { saveFile } from '../shared/saveFile.js'
import { csvOfTable } from './csvOfTable.js'

/** Saves a table as a CSV file of the browser; the writer is fetched when the first one is asked for. */
export const downloadCSV = async <Row>({
  columns,
  fileName,
  rows,
}: {
  columns: ChartColumn<Row>[]
  /** Without its ending. */
  fileName: string
  rows: Row[]
}): Promise<void> => {
  const { stringify } = await import('csv-stringify/browser/esm/sync')
  const text = stringify(csvOfTable({ columns, rows }), { bom: true, escape_formulas: true })
  saveFile({
    name: `${fileName}.csv`,
    content: new Blob([text], { type: 'text/csv;charset=utf-8' }),
  })
}
