import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { OnError } from '../../../../domain/imports/onError.js'
import type { DeliveryRow } from '../../../../domain/performance/import/readRow.js'
import type { DeliveryMapping } from '../../../../domain/performance/import/schema.js'
import type {
  DeliveryImportResult,
  DeliveryProblem,
} from '../../../../domain/performance/import/types.js'
import type { CSVTable } from '../../../imports/operations/files/openTable.js'
import type { SourceFile } from '../../../imports/operations/files/readRecords.js'
import type { RowErrors } from '../../../imports/operations/rowErrors.js'
import type { ResolvedOrder } from './resolveOrders.js'
import type { Survey } from './surveyTable.js'

import { inTransaction } from '../../../../database/inTransaction.js'
import { lockOrders } from '../../../../database/orders/delivery.js'
import {
  addDeliveryRows,
  compareDelivery,
  createDeliveryRows,
  dropOversized,
  readDeliveryRecords,
  readStagedOrders,
  setRates,
  sumDeliveryRecords,
  writeDeliveryRecords,
} from '../../../../database/performance/deliveryStage.js'
import { computeMetrics } from '../../../../domain/performance/computeMetrics.js'
import { FIGURES, findMissing } from '../../../../domain/performance/import/fields.js'
import { readRow } from '../../../../domain/performance/import/readRow.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { inBatches } from '../../../imports/operations/files/inBatches.js'
import { createRowErrors } from '../../../imports/operations/rowErrors.js'
import { rollUpDelivery } from '../../../orders/operations/rollUpDelivery.js'
import { openDelivery } from './openDelivery.js'
import { resolveOrders } from './resolveOrders.js'
import { surveyTable } from './surveyTable.js'

export type DeliveryImportOptions = {
  /** Finds out what would be done and writes nothing. @default false */
  dryRun?: boolean
  mapping?: DeliveryMapping
  /** Whether rows that cannot be taken stop the import or are left out. @default 'stop' */
  onError?: OnError
}

type Progress = (progress: { done: number; step: string; total: number }) => void

type Args = {
  crm: CRMContext
  onProgress?: Progress
  options?: DeliveryImportOptions
  req: PayloadRequest
  /** What is wrong is said in this language. @default that of `req` */
  t?: PayloadRequest['t']
}

type ReadRow = { line: number; orderID: number | string } & DeliveryRow

const SAMPLE_RECORDS = 10
const PAGE_RECORDS = 1000

type Errors = RowErrors<DeliveryProblem>

/** Rows of the file with the order they belong to; what is wrong with the others goes to `errors`. */
const readRows = async function* ({
  crm,
  errors,
  onRead,
  resolve,
  survey: { columns, formats },
  table: { header, rows },
}: {
  errors: Errors
  onRead: () => void
  resolve: (ref: null | string) => ResolvedOrder
  survey: Survey
  table: CSVTable
} & Pick<Args, 'crm'>): AsyncGenerator<ReadRow> {
  for await (const { cells, line } of rows()) {
    onRead()
    const read = readRow({ cells, columns, currency: crm.currency, formats, header })
    if (!read.ok) {
      errors.add({ line, problems: read.problems })
      continue
    }
    const order = resolve(read.row.order)
    if (order.ok) {
      yield { ...read.row, line, orderID: order.id }
    } else {
      const value = read.row.order ?? undefined
      errors.add({ line, problems: [{ column: columns.order, reason: order.reason, value }] })
    }
  }
}

/** Works out the rates of all records by the one formula there is for them. */
const rateRecords = async ({ crm, req }: Pick<Args, 'crm' | 'req'>): Promise<void> => {
  for (let after = 0; ;) {
    const page = await readDeliveryRecords({ after, crm, limit: PAGE_RECORDS, req })
    if (page.length > 0) {
      const rates = page.map((record) => ({ line: record.line, ...computeMetrics(record) }))
      await setRates({ rates, req })
    }
    if (page.length < PAGE_RECORDS) {
      return
    }
    after = page.at(-1)!.line
  }
}

/** Remembers what was imported, so that it can be undone. */
const remember = async ({
  crm,
  req,
  result: { errorCount, file, mapping, records, rows, totals },
}: {
  result: DeliveryImportResult
} & Pick<Args, 'crm' | 'req'>): Promise<number | string> => {
  const { id } = await req.payload.create({
    collection: crm.slugs.imports,
    data: {
      created: records.created,
      errorCount,
      fileName: file.name,
      kind: 'delivery',
      mapping,
      rejected: rows.rejected,
      rows: rows.read,
      totals,
      unchanged: records.unchanged,
      updated: records.updated,
    },
    depth: 0,
    overrideAccess: true, // what was imported is written down by the system
    req,
  })
  return id
}

const NO_TOTALS = Object.fromEntries(FIGURES.map((figure) => [figure, null]))

/** What a file says that cannot be imported yet: how it is read, and what its mapping lacks. */
const emptyResult = ({
  crm,
  mapping,
  missing,
  survey: { columns, formats, isGuessed, samples },
  table: { name, delimiter, header },
}: {
  crm: CRMContext
  mapping: DeliveryMapping
  missing: string[]
  survey: Survey
  table: CSVTable
}): DeliveryImportResult => ({
  id: null,
  currency: crm.currency,
  dryRun: true,
  errorCount: 0,
  errors: [],
  file: {
    name,
    columns: header.map((column, index) => ({
      name: column,
      sample: samples.map((cells) => cells[index] ?? ''),
    })),
    delimiter,
  },
  formats,
  mapping: { columns, isGuessed, order: mapping.order ?? null },
  missing,
  records: { created: 0, unchanged: 0, updated: 0 },
  rows: { read: 0, rejected: 0, summed: 0, taken: 0 },
  sample: [],
  totals: NO_TOTALS as DeliveryImportResult['totals'],
})

const run = async ({
  args: { crm, onProgress = () => undefined, options = {}, req, t = req.t },
  result,
  survey,
  table,
}: {
  args: Args
  result: DeliveryImportResult
  survey: Survey
  table: CSVTable
}): Promise<DeliveryImportResult> => {
  const { dryRun = false, mapping = {}, onError = 'stop' } = options
  const constant = mapping.order === undefined ? null : String(mapping.order)
  const find = await resolveOrders({
    crm,
    refs: constant === null ? survey.orderRefs : [constant],
    req,
  })
  const errors = createRowErrors<DeliveryProblem>({ t })
  let read = 0
  await createDeliveryRows({ crm, req })
  await inBatches({
    items: readRows({
      crm,
      errors,
      onRead: () => (read += 1),
      resolve: (ref) => find(constant ?? ref ?? ''),
      survey,
      table,
    }),
    use: async (rows) => {
      await addDeliveryRows({ req, rows })
      onProgress({ done: read, step: 'rows', total: 0 })
    },
  })
  const orders = await readStagedOrders({ req })
  if (orders.length > 0) {
    await lockOrders({ crm, ids: orders, req })
  }
  await compareDelivery({ crm, req })
  for (const line of await dropOversized({ req })) {
    errors.add({ line, problems: [{ reason: 'tooLarge' }] })
  }
  const { created, rows: taken, unchanged, updated, ...totals } = await sumDeliveryRecords({ req })
  const sample = await readDeliveryRecords({ after: 0, crm, limit: SAMPLE_RECORDS, req })
  const described: DeliveryImportResult = {
    ...result,
    dryRun,
    errorCount: errors.count(),
    errors: errors.all,
    records: { created, unchanged, updated },
    rows: {
      read,
      rejected: read - taken,
      summed: taken - created - unchanged - updated,
      taken,
    },
    sample: sample.map((record) => ({ ...record, ...computeMetrics(record) })),
    totals,
  }
  if (dryRun) {
    return described
  }
  if (described.errorCount > 0 && onError === 'stop') {
    const count = described.rows.rejected
    throw new CRMError({
      code: 'invalid_file',
      data: { result: described },
      message: t('crm:imports:stopped' as never, { count, read }),
    })
  }
  await rateRecords({ crm, req })
  const id = await remember({ crm, req, result: described })
  await writeDeliveryRecords({
    createdBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
    crm,
    importID: id,
    now: crm.now().toISOString(),
    req,
  })
  await rollUpDelivery({ crm, orders, req })
  return { ...described, id }
}

/**
 * Imports delivery from a table of any tool: which column is what is guessed from the first line or
 * given, dates and numbers are read as most cells write them, and rows of one order, campaign and
 * first day are added up. A record that is there already is brought up to date as `POST /performance`
 * does. What was written is remembered, and can be undone.
 *
 * All of it happens in one transaction, the request's or its own: an import that fails leaves nothing.
 * Rows are written set by set: an app's own hooks on performance do not run.
 *
 * @throws CRMError `invalid_file` for what is no table of text in UTF-8, and for rows that cannot be
 * taken unless `onError` is `skip` (`data.result` says which); `invalid_input` when the mapping lacks
 * something; `too_large` for more than 10,000 orders
 * @example await importDelivery({ crm, files: [{ name, path }], options: { mapping: { order } }, req })
 */
export const importDelivery = async ({
  files,
  ...args
}: { files: SourceFile[] } & Args): Promise<DeliveryImportResult> => {
  const { options: { dryRun = false, mapping = {} } = {}, req, t = req.t } = args
  const table = await openDelivery(files)
  const survey = await surveyTable({ mapping, table })
  const missing = findMissing({ columns: survey.columns, hasOrder: mapping.order !== undefined })
  const result = emptyResult({ crm: args.crm, mapping, missing, survey, table })
  if (missing.length > 0 && dryRun) {
    return result
  }
  if (missing.length > 0) {
    throw new CRMError({
      code: 'invalid_input',
      data: { missing },
      field: 'mapping',
      message: t('crm:imports:incomplete' as never, {
        missing: missing.map((part) => t(`crm:imports:missing:${part}` as never)).join(', '),
      }),
    })
  }
  return inTransaction({ req, work: () => run({ args, result, survey, table }) })
}
