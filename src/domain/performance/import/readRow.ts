import type { Formats } from '../../import/formats.js'
import type { DeliveryColumns, Figure } from './fields.js'
import type { DeliveryProblem } from './types.js'

import { parseDay, parseDecimal } from '../../import/formats.js'
import { MAX_MONEY, roundMoney } from '../../shared/money.js'
import { normalizeText } from '../../shared/normalizeText.js'
import { COUNTS, FIGURES } from './fields.js'

/** A row as it will be stored; figures without a column are left out. */
export type DeliveryRow = {
  campaignName: string
  /** What the order column says; `null` where there is none. */
  order: null | string
  /** `null` where the file does not say it. */
  periodEnd: null | string
  periodStart: string
} & Partial<Record<Figure, number>>

const MAX_NAME = 200
const BETWEEN = ' · '

type Read<T> = { ok: false; problem: DeliveryProblem } | { ok: true; value: T }

const refuse = (problem: DeliveryProblem): { ok: false; problem: DeliveryProblem } => ({
  ok: false,
  problem,
})

const readCount = ({
  column,
  decimal,
  text,
}: {
  column: string
  decimal: string
  text: string
}) => {
  const value = /^\d+(?:\.0*)?$/.test(decimal) ? Number(decimal) : Number.NaN
  return Number.isSafeInteger(value)
    ? { ok: true as const, value }
    : refuse({
        column,
        reason: value > Number.MAX_SAFE_INTEGER ? 'tooLarge' : 'count',
        value: text,
      })
}

const readAmount = ({
  column,
  currency,
  decimal,
  text,
}: {
  column: string
  currency: string
  decimal: string
  text: string
}): Read<number> => {
  const value = roundMoney({ amount: decimal, currency })
  return value <= MAX_MONEY
    ? { ok: true, value }
    : refuse({ column, reason: 'tooLarge', value: text })
}

/** One row by its mapping: every cell is read, so that all its problems are found at once. */
export const readRow = ({
  cells,
  columns,
  currency,
  formats,
  header,
}: {
  cells: string[]
  columns: DeliveryColumns
  currency: string
  formats: Formats
  header: string[]
}): { ok: false; problems: DeliveryProblem[] } | { ok: true; row: DeliveryRow } => {
  if (cells.length !== header.length) {
    const vars = { cells: cells.length, columns: header.length }
    return { ok: false, problems: [{ reason: 'cells', vars }] }
  }
  const cellOf = (column: string): string => normalizeText(cells[header.indexOf(column)] ?? '')
  const problems: DeliveryProblem[] = []
  const take = <T>(read: Read<T>): T | undefined => {
    if (!read.ok) {
      problems.push(read.problem)
    }
    return read.ok ? read.value : undefined
  }
  const readDay = (column: string): Read<string> => {
    const text = cellOf(column)
    const day = parseDay({ order: formats.date.value, text })
    return day
      ? { ok: true, value: day }
      : refuse(text ? { column, reason: 'day', value: text } : { column, reason: 'empty' })
  }
  const readFigure = (figure: Figure, column: string): Read<number> => {
    const text = cellOf(column)
    const decimal = parseDecimal({ decimal: formats.decimal.value, text })
    const isCount = COUNTS.some((count) => count === figure)
    if (decimal === null) {
      return refuse({ column, reason: isCount ? 'count' : 'amount', value: text })
    }
    return isCount
      ? readCount({ column, decimal, text })
      : readAmount({ column, currency, decimal, text })
  }
  const campaignName = columns.campaignName.map(cellOf).filter(Boolean).join(BETWEEN)
  const campaignColumn = columns.campaignName.join(', ')
  if (campaignName === '') {
    problems.push({ column: campaignColumn, reason: 'empty' })
  }
  if (campaignName.length > MAX_NAME) {
    const vars = { max: MAX_NAME }
    problems.push({ column: campaignColumn, reason: 'tooLong', value: campaignName, vars })
  }
  const order = columns.order ? cellOf(columns.order) : null
  if (order === '') {
    problems.push({ column: columns.order, reason: 'empty' })
  }
  const periodStart = take(readDay(columns.periodStart!))
  const periodEnd = columns.periodEnd ? take(readDay(columns.periodEnd)) : null
  if (periodStart && periodEnd && periodEnd < periodStart) {
    problems.push({ column: columns.periodEnd, reason: 'endBeforeStart', value: periodEnd })
  }
  const figures: Partial<Record<Figure, number>> = {}
  for (const figure of FIGURES) {
    const column = columns[figure]
    if (column) {
      figures[figure] = take(readFigure(figure, column))
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : {
        ok: true,
        row: {
          ...figures,
          campaignName,
          order,
          periodEnd: periodEnd ?? null,
          periodStart: periodStart!,
        },
      }
}
