import type { ChartColumn } from './types.js'

/** A column of figures; where there is none, a dash. */
export const numberColumn = <Row>({
  key,
  label,
  show,
  value,
}: {
  key: string
  label: string
  show: (value: number) => string
  value: (row: Row) => null | number
}): ChartColumn<Row> => ({
  isNumber: true,
  key,
  label,
  show: (row) => {
    const figure = value(row)
    return figure === null ? '–' : show(figure)
  },
  value,
})
