import type { Formats } from '../../../../domain/import/formats.js'
import type { DeliveryColumns } from '../../../../domain/performance/import/fields.js'
import type { DeliveryMapping } from '../../../../domain/performance/import/schema.js'
import type { CSVTable } from '../../../imports/operations/files/openTable.js'

import { createSurvey } from '../../../../domain/import/formats.js'
import { COUNTS, FIGURES, guessColumns } from '../../../../domain/performance/import/fields.js'
import { normalizeText } from '../../../../domain/shared/normalizeText.js'
import { CRMError } from '../../../../utilities/crmError.js'

/** What a first look at all rows tells. */
export type Survey = {
  columns: DeliveryColumns
  formats: Formats
  isGuessed: boolean
  /** What the order column holds, each once. */
  orderRefs: string[]
  samples: string[][]
}

/** More orders than one report is about. */
const MOST_ORDERS = 10_000

const SAMPLE_ROWS = 3
const SAMPLE_LENGTH = 80

/** @throws CRMError `invalid_input` for a column the file does not have */
const chooseColumns = ({
  given,
  header,
}: {
  given: DeliveryMapping['columns']
  header: string[]
}): DeliveryColumns => {
  if (!given) {
    return guessColumns(header.filter(Boolean))
  }
  const { campaignName, ...others } = given
  const columns = {
    ...(Object.fromEntries(
      Object.entries(others).filter(([, column]) => column !== undefined),
    ) as Omit<DeliveryColumns, 'campaignName'>),
    campaignName,
  }
  const unknown = Object.values(columns)
    .flat()
    .find((column) => !header.includes(column))
  if (unknown !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'mapping.columns',
      message: `The file has no column "${unknown}".`,
    })
  }
  return columns
}

/** Reads all rows once, to find out how they are written and which orders they name. */
export const surveyTable = async ({
  mapping,
  table: { delimiter, header, rows },
}: {
  mapping: DeliveryMapping
  table: CSVTable
}): Promise<Survey> => {
  const columns = chooseColumns({ given: mapping.columns, header })
  const survey = createSurvey()
  const at = (column: string | undefined): number =>
    column === undefined ? -1 : header.indexOf(column)
  const days = [at(columns.periodStart), at(columns.periodEnd)].filter((index) => index >= 0)
  const figures = FIGURES.map((figure) => ({
    index: at(columns[figure]),
    isCount: COUNTS.some((count) => count === figure),
  })).filter(({ index }) => index >= 0)
  const order = mapping.order === undefined ? at(columns.order) : -1
  const orderRefs = new Set<string>()
  const samples: string[][] = []
  for await (const { cells } of rows()) {
    const cell = (index: number): string => normalizeText(cells[index] ?? '')
    if (samples.length < SAMPLE_ROWS) {
      samples.push(header.map((_, index) => cell(index).slice(0, SAMPLE_LENGTH)))
    }
    days.forEach((index) => survey.addDate(cell(index)))
    figures.forEach(({ index, isCount }) => survey.addNumber({ isCount, text: cell(index) }))
    if (order >= 0 && orderRefs.size <= MOST_ORDERS) {
      orderRefs.add(cell(order))
    }
  }
  if (orderRefs.size > MOST_ORDERS) {
    throw new CRMError({
      code: 'too_large',
      message: `The file names more than ${MOST_ORDERS} orders. Split it.`,
    })
  }
  const given = { date: mapping.dateOrder, decimal: mapping.decimal }
  return {
    // An order that is named for all rows makes a column of orders needless.
    columns: mapping.order === undefined ? columns : { ...columns, order: undefined },
    formats: survey.formats({ delimiter, given }),
    isGuessed: !mapping.columns,
    orderRefs: [...orderRefs].filter(Boolean),
    samples,
  }
}
